namespace YouthPrograms.Data;

/// <summary>A row with a <see cref="long"/> key and a version that rises on every save; the version is its ETag.</summary>
public abstract class Entity
{
    public long Id { get; set; }

    public int RowVersion { get; set; }
}

/// <summary>A row whose changes are its own record (an outbox row, a counter) and leave no audit event.</summary>
public interface INotAudited;

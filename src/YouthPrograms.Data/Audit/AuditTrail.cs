using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace YouthPrograms.Data.Audit;

/// <summary>What a save is about to change, read before it and written down in the same transaction.</summary>
internal sealed class AuditTrail
{
    private const string Mark = "•";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly List<(EntityEntry<Entity> Entry, AuditEvent Event)> changes = [];

    public bool IsEmpty => changes.Count == 0;

    /// <summary>Added rows get their keys from the database.</summary>
    public bool WaitsForKeys { get; private set; }

    public static AuditTrail Of(ChangeTracker tracker, Acting acting, DateTime at)
    {
        var trail = new AuditTrail();
        foreach (var entry in tracker.Entries<Entity>())
        {
            if (entry.Entity is INotAudited || entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            trail.WaitsForKeys |= entry.State is EntityState.Added;
            trail.changes.Add((entry, Describe(entry, acting, at)));
        }
        return trail;
    }

    public IEnumerable<AuditEvent> Events()
    {
        foreach (var (entry, audit) in changes)
        {
            audit.SubjectId = entry.Entity.Id;
            yield return audit;
        }
    }

    private static AuditEvent Describe(EntityEntry<Entity> entry, Acting acting, DateTime at) => new()
    {
        At = at,
        AccountId = acting.AccountId,
        Who = acting.Name,
        What = entry.State.ToString(),
        Subject = entry.Metadata.ClrType.Name,
        SubjectId = entry.Entity.Id,
        Before = entry.State is EntityState.Added ? null : Values(entry, property => property.OriginalValue),
        After = entry.State is EntityState.Deleted ? null : Values(entry, property => property.CurrentValue),
        Why = acting.Why,
    };

    private static string Values(EntityEntry<Entity> entry, Func<PropertyEntry, object?> read)
    {
        var values = new Dictionary<string, object?>();
        foreach (var property in entry.Properties)
        {
            if (property.Metadata.IsPrimaryKey() || (entry.State is EntityState.Modified && !property.IsModified))
                continue;
            if (property.Metadata.IsForeignKey() && property.IsTemporary)
                continue;
            values[property.Metadata.Name] = Shown(property, read(property));
        }
        return JsonSerializer.Serialize(values, Readable);
    }

    // An audit event outlives the retention of a child's data, so it never holds any.
    private static object? Shown(PropertyEntry property, object? value) => value switch
    {
        null => null,
        _ when property.Metadata.PropertyInfo?.GetCustomAttribute<PersonalDataAttribute>() is not null => Mark,
        Enum named => named.ToString(),
        _ => value,
    };
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace YouthPrograms.Data;

/// <summary>
/// The transaction of a use case that runs inside another one, as in a group of a batch. Its commit keeps what it did for
/// the outer transaction to decide; without one everything back to its beginning is undone, and the outer one may go on.
/// </summary>
internal sealed class InnerWrite : IDbContextTransaction
{
    private const string Savepoint = "inner_write";

    private readonly DbContext db;
    private readonly IDbContextTransaction outer;
    private bool ended;

    private InnerWrite(DbContext db, IDbContextTransaction outer) => (this.db, this.outer) = (db, outer);

    public Guid TransactionId => outer.TransactionId;

    public static async Task<IDbContextTransaction> BeginAsync(DbContext db, IDbContextTransaction outer, CancellationToken cancellation)
    {
        // Inner writes may nest: the database finds the youngest savepoint of the name.
        await outer.CreateSavepointAsync(Savepoint, cancellation);
        return new InnerWrite(db, outer);
    }

    public void Commit() => Single(() => outer.ReleaseSavepoint(Savepoint));

    public void Rollback() => Single(Undo);

    public void Dispose() => Rollback();

    public Task CommitAsync(CancellationToken cancellationToken = default) =>
        SingleAsync(() => outer.ReleaseSavepointAsync(Savepoint, cancellationToken));

    public Task RollbackAsync(CancellationToken cancellationToken = default) => SingleAsync(async () =>
    {
        await outer.RollbackToSavepointAsync(Savepoint, cancellationToken);
        await outer.ReleaseSavepointAsync(Savepoint, cancellationToken);
        db.ChangeTracker.Clear();
    });

    // Not with the caller's token: who has hung up must still be undone.
    public async ValueTask DisposeAsync() => await RollbackAsync(CancellationToken.None);

    private void Undo()
    {
        outer.RollbackToSavepoint(Savepoint);
        outer.ReleaseSavepoint(Savepoint);
        db.ChangeTracker.Clear();
    }

    private void Single(Action end)
    {
        if (ended)
            return;
        ended = true;
        end();
    }

    private Task SingleAsync(Func<Task> end)
    {
        if (ended)
            return Task.CompletedTask;
        ended = true;
        return end();
    }
}

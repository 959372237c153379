using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using YouthPrograms.Data;
using YouthPrograms.OData;

namespace YouthPrograms.Web.Features.Setup;

/// <summary>
/// Create, change and delete of rows that have no verbs of their own: who may, what a sound row is, and what follows.
/// </summary>
/// <param name="May">Asked for the row as it was and as it would be.</param>
/// <param name="Check">Everything wrong about the row as it would be.</param>
/// <param name="Frozen">Properties that may not change any more in the row's state.</param>
internal sealed record RowRules<T>(
    Func<ProgramsDb, Viewer, T, ValueTask<bool>> May, Func<T, IEnumerable<Problem>> Check, Func<T, IReadOnlyList<string>> Frozen)
    where T : Entity
{
    /// <summary>Whether something hangs on the row with this key that would go with it.</summary>
    public Func<ProgramsDb, long, CancellationToken, Task<bool>> IsUsed { get; init; } = (_, _, _) => Task.FromResult(false);
}

/// <summary>The one use case behind those rows.</summary>
internal sealed class EditRow<T>(ProgramsDb db, AfterCommit after, RowRules<T> rules)
    where T : Entity
{
    private static readonly Problem InUse = new(ProblemKind.Conflict, "in-use");

    private static readonly Problem NoSuchReference = new(ProblemKind.Invalid, "no-such-reference");

    public async Task<Outcome<long>> CreateAsync(Action<T> fill, Viewer viewer, CancellationToken cancellation)
    {
        // The properties a row requires are required by the model as well, so the change has them all.
        var row = Activator.CreateInstance<T>();
        fill(row);
        if (await RefuseAsync(row, viewer) is { } problem)
            return problem;
        db.Add(row);
        if ((await SaveAsync(NoSuchReference, cancellation)).IsRefused(out var refused))
            return refused;
        after.Wake();
        return row.Id;
    }

    public async Task<Outcome<Done>> ChangeAsync(long id, int? version, Action<T> change, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Set<T>().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            return Problems.NotFound("Id");
        if (!await rules.May(db, viewer, row))
            return Problems.Forbidden();
        if (version is { } expected && row.RowVersion != expected)
            return Problems.Stale();
        var frozen = rules.Frozen(row);
        change(row);
        if ((FrozenProblem(row, frozen) ?? await RefuseAsync(row, viewer)) is { } problem)
            return problem;
        var saved = await SaveAsync(NoSuchReference, cancellation);
        if (saved.Problem is null)
            after.Wake();
        return saved;
    }

    public async Task<Outcome<Done>> DeleteAsync(long id, int? version, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        await db.LockAsync<T>(id, cancellation);
        if (await db.Set<T>().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            return Problems.NotFound("Id");
        if (!await rules.May(db, viewer, row))
            return Problems.Forbidden();
        if (version is { } expected && row.RowVersion != expected)
            return Problems.Stale();
        if (await rules.IsUsed(db, id, cancellation))
            return InUse;
        db.Remove(row);
        if ((await SaveAsync(InUse, cancellation)).IsRefused(out var refused))
            return refused;
        await transaction.CommitAsync(cancellation);
        after.Wake();
        return default(Done);
    }

    private async Task<Problem?> RefuseAsync(T row, Viewer viewer)
    {
        if (!await rules.May(db, viewer, row))
            return Problems.Forbidden();
        var problems = Missing(row).ToList();
        if (problems.Count == 0)
            problems.AddRange(rules.Check(row));
        return problems.Count == 0 ? null : Problem.Of(problems);
    }

    private Problem? FrozenProblem(T row, IReadOnlyList<string> frozen)
    {
        var entry = db.Entry(row);
        var changed = frozen.Where(name => entry.Metadata.FindComplexProperty(name) is null
            ? entry.Property(name).IsModified
            : entry.ComplexProperty(name).IsModified).ToList();
        return changed.Count == 0 ? null : Problem.Of(changed.ConvertAll(name => new Problem(ProblemKind.Conflict, "frozen", name)));
    }

    /// <summary>The last column of the first unique index: what people call the row by.</summary>
    private string UniqueProperty() =>
        db.Model.FindEntityType(typeof(T))!.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties[^1].Name).FirstOrDefault("Id");

    /// <summary>What the database would refuse to be without.</summary>
    private IEnumerable<Problem> Missing(T row)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        return type.GetProperties().Cast<IPropertyBase>().Where(property => property is IProperty { IsNullable: false })
            .Concat(type.GetComplexProperties().Where(property => !property.IsNullable))
            .Where(property => property.PropertyInfo is not null && property.PropertyInfo.GetValue(row) is null)
            .Select(property => Problems.Required(property.Name));
    }

    private async Task<Outcome<Done>> SaveAsync(Problem dangling, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return default(Done);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.Stale();
        }
        catch (DbUpdateException refused) when (db.IsUniqueViolation(refused))
        {
            return new Problem(ProblemKind.Conflict, "taken", UniqueProperty());
        }
        catch (DbUpdateException refused) when (db.IsReferenceViolation(refused))
        {
            return dangling;
        }
    }
}

/// <summary>Opens those rows to programs.</summary>
internal static class RowEditing
{
    public static ODataSetBuilder<T, Viewer> Editable<T>(this ODataSetBuilder<T, Viewer> set)
        where T : Entity => set
        .OnCreate(async (change, context) =>
            context.Answer(await context.Get<EditRow<T>>().CreateAsync(change.ApplyTo, context.Viewer, context.Aborted), key => ODataResult.Created(key)))
        .OnUpdate(async (id, change, context) =>
            context.Answer(await context.Get<EditRow<T>>().ChangeAsync(id, context.ETag as int?, change.ApplyTo, context.Viewer, context.Aborted)))
        .OnDelete(async (id, context) =>
            context.Answer(await context.Get<EditRow<T>>().DeleteAsync(id, context.ETag as int?, context.Viewer, context.Aborted)));
}

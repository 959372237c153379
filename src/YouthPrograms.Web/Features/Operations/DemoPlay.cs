using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Draws;
using YouthPrograms.Web.Features.Organizing;
using YouthPrograms.Web.Features.Tournaments;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>
/// Plays the demo's tournaments through the use cases that everybody else uses, at the times at which it would have
/// happened. What is there already is not done again, so a start after an interruption goes on where it stopped.
/// </summary>
internal sealed class DemoPlay(IServiceScopeFactory scopes, ProgramsDb db)
{
    private const string PlayedName = "demo-played";

    public async Task RunAsync(IReadOnlyList<TournamentSeed> seeds, DateOnly today, Action<string> say, CancellationToken cancellation)
    {
        if (await db.Secrets.AnyAsync(s => s.Name == PlayedName, cancellation))
            return;
        var watch = Stopwatch.StartNew();
        foreach (var seed in seeds)
        {
            var tournament = await db.Tournaments.AsNoTracking().SingleAsync(t => t.Slug == seed.Slug, cancellation);
            var stage = new DemoStage(scopes, tournament, say);
            await new DemoEntries(stage).EnterAsync(seed, cancellation);
            if (tournament.EndsOn < today)
                await PlayAsync(stage, seed, cancellation);
        }
        db.Secrets.Add(new ServiceSecret { Name = PlayedName, Value = "yes" });
        await db.SaveChangesAsync(cancellation);
        say($"Demo tournaments ready after {watch.Elapsed.TotalSeconds:F1} s.");
    }

    private static async Task PlayAsync(DemoStage stage, TournamentSeed seed, CancellationToken cancellation)
    {
        await new DemoEntries(stage).DecideAsync(seed, cancellation);
        await CloseAsync(stage, cancellation);
        foreach (var @event in await stage.EventsAsync(cancellation))
        {
            await DrawAsync(stage, @event, cancellation);
            var results = await new DemoResults(stage, @event).PlayAsync(cancellation);
            stage.Say($"  {stage.Tournament.Slug} {@event.Code}: drawn, {results} results");
        }
        var over = stage.At(stage.Tournament.EndsOn.DayNumber - stage.Tournament.StartsOn.DayNumber, new TimeOnly(21, 0));
        if (await stage.StateAsync(cancellation) != TournamentState.Completed)
            await stage.DoAsync<CompleteTournament, Done>(over, (complete, viewer) => complete.RunAsync(new(stage.Tournament.Id), viewer, cancellation));
    }

    private static async Task CloseAsync(DemoStage stage, CancellationToken cancellation)
    {
        var closes = stage.Tournament.RegistrationClosesAt!.Value;
        if (await stage.StateAsync(cancellation) == TournamentState.RegistrationOpen)
            await stage.DoAsync<CloseRegistration, Done>(closes, (close, viewer) => close.RunAsync(new(stage.Tournament.Id), viewer, cancellation));
    }

    private static async Task DrawAsync(DemoStage stage, Event @event, CancellationToken cancellation)
    {
        var draw = await stage.AskAsync(db => db.Draws.AsNoTracking()
            .SingleOrDefaultAsync(d => d.EventId == @event.Id && d.State != DrawState.Superseded, cancellation));
        var drawn = stage.At(-3, new TimeOnly(10, 0));
        if (draw is null)
            await stage.DoAsync<CommitDraw, long>(drawn, (commit, viewer) => commit.RunAsync(new(@event.Id), viewer, cancellation));
        if (draw is null or { State: DrawState.Committed, Witness: "" })
        {
            var dice = new DemoDice(stage.Tournament.Slug, @event.Code, "witness");
            var words = $"{dice.Between(1, 6)} {dice.Between(1, 6)} {dice.Between(1, 6)}";
            await stage.DoAsync<AddWitness, Done>(drawn, (add, viewer) => add.RunAsync(new(@event.Id, words), viewer, cancellation));
        }
        if (draw is not { State: DrawState.Made })
            await stage.DoAsync<MakeDraw, long>(drawn.AddMinutes(5), (make, viewer) => make.RunAsync(new(@event.Id), viewer, cancellation));
        if (@event.PublishedAt is null)
            await stage.DoAsync<PublishEvent, Done>(drawn.AddHours(2), (publish, viewer) => publish.RunAsync(new(@event.Id), viewer, cancellation));
    }
}

/// <summary>Where the demo is played: each step in a scope of its own, as a request has it, by an organizer at a given time.</summary>
internal sealed class DemoStage(IServiceScopeFactory scopes, Tournament tournament, Action<string> say)
{
    public Tournament Tournament => tournament;

    public void Say(string line) => say(line);

    /// <summary>A time so many days after the first day of play, in the venue's zone.</summary>
    public DateTime At(int day, TimeOnly time) => VenueTime.Utc(tournament.StartsOn.AddDays(day).ToDateTime(time), tournament.TimeZone)!.Value;

    /// <exception cref="InvalidOperationException">The use case refused, which the demo's data never brings about.</exception>
    public Task<T> DoAsync<TUseCase, T>(DateTime at, Func<TUseCase, Viewer, Task<Outcome<T>>> run)
        where TUseCase : notnull => DoAsync(new Viewer { Organizes = [tournament.Id], Now = at }, run);

    public async Task<T> DoAsync<TUseCase, T>(Viewer viewer, Func<TUseCase, Viewer, Task<Outcome<T>>> run)
        where TUseCase : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Name = "demo";
        var outcome = await run(scope.ServiceProvider.GetRequiredService<TUseCase>(), viewer);
        return outcome.IsRefused(out var problem)
            ? throw new InvalidOperationException($"{typeof(TUseCase).Name} in {tournament.Slug}: {string.Join("; ", problem.Flatten())}")
            : outcome.Value;
    }

    public async Task<T> AskAsync<T>(Func<ProgramsDb, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<ProgramsDb>());
    }

    public Task<List<Event>> EventsAsync(CancellationToken cancellation) =>
        AskAsync(db => db.Events.AsNoTracking().Where(e => e.TournamentId == tournament.Id).OrderBy(e => e.Position).ToListAsync(cancellation));

    public Task<TournamentState> StateAsync(CancellationToken cancellation) =>
        AskAsync(db => db.Tournaments.Where(t => t.Id == tournament.Id).Select(t => t.State).SingleAsync(cancellation));
}

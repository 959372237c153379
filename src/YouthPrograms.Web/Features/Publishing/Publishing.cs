using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.OutputCaching;
using Npgsql;
using YouthPrograms.Data;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Publishing;

/// <summary>How published pages reach many readers: cached for those who are not signed in, live for everybody.</summary>
public static class Publishing
{
    public const string CachePolicy = "published";

    public static void AddPublishing(this IServiceCollection services, Installation installation)
    {
        services.AddOutputCache(options => options.AddPolicy(CachePolicy, policy => policy
            .Expire(TimeSpan.FromMinutes(1))
            .VaryByValue(_ => new KeyValuePair<string, string>("language", Texts.IsEnglish ? "en" : "zh"))
            .AddPolicy<TournamentTag>()));
        services.AddSingleton<LiveUpdates>();
        services.AddSingleton<EmbargoEnds>();
        services.AddSweep("Embargoes", TimeSpan.FromSeconds(0.5), (scope, cancellation) =>
            scope.GetRequiredService<EmbargoEnds>().RunAsync(scope.GetRequiredService<ProgramsDb>(), cancellation));
        services.AddScoped<AfterCommit>();
        if (!installation.OnPostgres)
        {
            services.AddSingleton<LiveRelay>();
            return;
        }
        services.AddSingleton(_ => NpgsqlDataSource.Create(installation.ConnectionString));
        services.AddSingleton<LiveRelay, PostgresRelay>();
        services.AddHostedService<PostgresLiveUpdates>();
    }

    public static void MapPublishing(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/t/{slug}/live", (string slug, LiveUpdates live, IHostApplicationLifetime lifetime, HttpContext http) =>
            TypedResults.ServerSentEvents(Changes(live, slug, lifetime, http.RequestAborted))).AllowAnonymous();

    private static async IAsyncEnumerable<SseItem<long>> Changes(
        LiveUpdates live, string slug, IHostApplicationLifetime lifetime, [EnumeratorCancellation] CancellationToken aborted)
    {
        // An open stream must not hold up the end of the process.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        await using var numbers = live.ListenAsync(slug, ends.Token).GetAsyncEnumerator(ends.Token);
        while (await NextAsync(numbers))
            yield return new SseItem<long>(numbers.Current, "changed");
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<long> numbers)
    {
        try
        {
            return await numbers.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Tags a page with its tournament; the pages of somebody signed in are never stored.</summary>
    private sealed class TournamentTag : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            if (context.HttpContext.Request.RouteValues["slug"] is string slug)
                context.Tags.Add(LiveUpdates.CacheTag(slug));
            if (context.HttpContext.RequestServices.GetRequiredService<Viewer>().IsSignedIn)
                context.EnableOutputCaching = false;
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}

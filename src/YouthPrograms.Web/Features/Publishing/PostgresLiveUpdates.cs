using Npgsql;

namespace YouthPrograms.Web.Features.Publishing;

/// <summary>LISTEN/NOTIFY: PostgreSQL carries the word to every node, this one included.</summary>
internal sealed class PostgresRelay(NpgsqlDataSource source) : LiveRelay
{
    public const string Channel = "programs_live";

    public override async ValueTask SendAsync(string slug, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("SELECT pg_notify($1, $2)");
        command.Parameters.AddWithValue(Channel);
        command.Parameters.AddWithValue(slug);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>Listens for as long as the node runs; a lost connection is taken up again.</summary>
internal sealed class PostgresLiveUpdates(NpgsqlDataSource source, LiveUpdates live, ILogger<PostgresLiveUpdates> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception failed) when (failed is NpgsqlException or TimeoutException or IOException)
            {
                log.LogWarning(failed, "Live updates lost their connection; listening again in a second.");
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = await source.OpenConnectionAsync(stopping);
        connection.Notification += (_, notice) => _ = live.TellAsync(notice.Payload, stopping).AsTask();
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgresRelay.Channel}", connection))
            await listen.ExecuteNonQueryAsync(stopping);
        while (true)
            await connection.WaitAsync(stopping);
    }
}

namespace YouthPrograms.Competitions.Swiss;

/// <summary>
/// Pairs the next round: nobody meets the same opponent twice, nobody rests twice, the one who rests has the lowest score
/// that allows a round, and the sum of score differences is the least possible.
/// </summary>
public static class SwissPairer
{
    /// <summary>Null when no round is possible any more.</summary>
    public static SwissRound? Next(SwissSheet sheet)
    {
        var table = SwissTable.Of(sheet).Select((r, i) => (r.Entry, r.Place, i)).ToDictionary(x => x.Entry);
        var active = sheet.Entries.Except(sheet.Withdrawn)
            .Select((e, lot) => new Player(e, sheet.ScoreOf(e), table[e].Place, lot))
            .OrderByDescending(p => p.Score).ThenBy(p => p.Place).ThenBy(p => p.Lot)
            .ToArray();
        var met = sheet.Results.SelectMany(r => new[] { (r.A, r.B), (r.B, r.A) }).ToHashSet();
        if (active.Length < 2)
            return null;
        if (active.Length % 2 == 0)
            return Paired(active, met, null);
        var rested = sheet.Rounds.Select(r => r.Resting).ToHashSet();
        return active.Reverse()
            .Where(p => !rested.Contains(p.Id))
            .Select(p => Paired([.. active.Where(x => x != p)], met, p.Id))
            .FirstOrDefault(round => round is not null);
    }

    private static SwissRound? Paired(Player[] players, HashSet<(EntryId, EntryId)> met, EntryId? resting)
    {
        var search = new PairingSearch(players, met);
        return search.Least() is { } pairs
            ? new([.. pairs.Select(p => new SwissPairing(players[p.A].Id, players[p.B].Id))], resting)
            : null;
    }
}

internal sealed record Player(EntryId Id, int Score, int Place, int Lot);

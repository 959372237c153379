using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Robustness;

/// <summary>Enough rows that a query of many loops would run for minutes, and the limits that stop it.</summary>
internal static class Crowd
{
    private const int Clubs = 6;
    private const int Athletes = 300;

    public static void Limits(ODataLimits limits)
    {
        limits.MaxQueryTime = TimeSpan.FromMilliseconds(300);
        limits.MaxBatchTime = TimeSpan.FromMilliseconds(300);
    }

    public static async Task FillAsync(LeagueDb db)
    {
        List<Club> clubs = [.. Enumerable.Range(0, Clubs).Select(i => new Club { Name = "Club " + i, Address = new() { City = "City " + i } })];
        db.AddRange(clubs);
        db.AddRange(Enumerable.Range(0, Athletes).Select(i => new Athlete
        {
            Name = "Athlete " + i,
            Nick = i % 3 == 0 ? null : "n" + (i % 7),
            BirthYear = 2005 + (i % 10),
            Rank = i % 4 == 0 ? null : i % 50,
            Score = i / 4.0,
            Active = i % 2 == 0,
            RegisteredAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(i),
            Card = Guid.NewGuid(),
            Club = clubs[i % Clubs],
        }));
        await db.SaveChangesAsync();
    }
}

namespace YouthPrograms.OData.Tests.Support;

/// <summary>Eight athletes with a gap in every column that can have one, and an umlaut, a quote and Han characters.</summary>
internal static class LeagueData
{
    public static void Fill(LeagueDb db)
    {
        Club[] clubs =
        [
            new() { Name = "North", FoundedOn = new(1999, 5, 1), Address = new() { City = "Kaifeng", Street = "Lake 1" } },
            new() { Name = "South", FoundedOn = null, Address = new() { City = "Luoyang", Street = null } },
            new() { Name = "Hidden", FoundedOn = new(2010, 1, 2), Address = new() { City = "Xinxiang", Street = "Hill" }, Secret = true },
        ];
        db.Clubs.AddRange(clubs);
        db.SaveChanges();
        db.Athletes.AddRange(
            Athlete("Ann", "a", 2012, 3, 31.5m, 1.5, true, Hand.Left, Skills.Serve | Skills.Spin, 1, clubs[0], "x", "y"),
            Athlete("Bo", null, 2011, null, 40.25m, 2.5, false, Hand.Right, Skills.None, 2, clubs[0]),
            Athlete("Cem", "C", 2013, 1, null, -2.5, true, Hand.Right, Skills.Block, 3, clubs[1], "y"),
            Athlete("Dörte", "dd", 2010, 2, 55m, 0, true, Hand.Left, Skills.Serve, 4, clubs[1]),
            Athlete("O'Neil", "on", 2012, null, 47.75m, 10.25, false, Hand.Right, Skills.Spin | Skills.Block, 5, clubs[2], "z"),
            Athlete("小明", "ming", 2014, 5, 28m, 7, true, Hand.Right, Skills.None, 6, null),
            Athlete("ann", "A%_", 2012, 4, 31.5m, 3.5, true, Hand.Left, Skills.Serve, 7, clubs[0]),
            Athlete("Zoe", "", 2009, 9, 60.1m, 4.4, false, Hand.Right, Skills.Spin, 8, null, "x"));
        db.SaveChanges();
        AddTournaments(db, clubs);
    }

    private static void AddTournaments(LeagueDb db, Club[] clubs)
    {
        var spring = new Tournament { Name = "Spring", PublishedAt = Day(1), Limits = new(16, "indoor"), Hosts = [clubs[0], clubs[2]] };
        var summer = new Tournament { Name = "Summer", PublishedAt = Day(2), Hosts = [clubs[1]] };
        var draft = new Tournament { Name = "Draft", Limits = new(8, null) };
        db.Tournaments.AddRange(spring, summer, draft);
        db.SaveChanges();
        var final = new Match { Number = 3, TournamentId = spring.Id };
        db.Matches.Add(final);
        db.SaveChanges();
        db.Matches.AddRange(
            new() { Number = 1, TournamentId = spring.Id, RedId = 1, NextId = final.Id },
            new() { Number = 2, TournamentId = spring.Id, RedId = 5, NextId = final.Id },
            new() { Number = 1, TournamentId = draft.Id, RedId = 2 });
        db.SaveChanges();
    }

    private static Athlete Athlete(
        string name, string? nick, int year, int? rank, decimal? weight, double score, bool active, Hand hand, Skills skills, int day, Club? club,
        params string[] tags) => new()
        {
            Name = name,
            Nick = nick,
            BirthYear = year,
            Rank = rank,
            Weight = weight,
            Score = score,
            Active = active,
            Hand = hand,
            Skills = skills,
            RegisteredAt = Day(day),
            TrainsAt = day % 2 == 0 ? null : new TimeOnly(8 + day, 30, 15, 250),
            Card = new Guid(day, 0, 0, new byte[8]),
            Photo = day == 1 ? [0xfb, 0xff, 1] : day == 2 ? [1, 2, 3] : null,
            Tags = [.. tags],
            Phone = "p" + day,
            ClubId = club?.Id,
        };

    private static DateTime Day(int day) => new(2026, 3, day, 10 + day, 20, 30, 500, DateTimeKind.Utc);
}

using Microsoft.EntityFrameworkCore;

namespace YouthPrograms.Data.Seeding;

/// <summary>The door to <c>seed-data/</c>: loads what a fresh installation needs, and reads what the demo enters by its use cases.</summary>
public static class SeedData
{
    /// <summary>
    /// Adds the rows that are missing, by code or slug, in one transaction: programmes, funds, courses, items, places of stock and reminder rules always;
    /// venues, schools, trainers, sessions, tournaments and campaigns only for the demo. Days are counted from <paramref name="today"/>, the day of the
    /// start in Shanghai. Answers how many rows were added: 0 when everything is there.
    /// </summary>
    /// <exception cref="SeedDataException">A file cannot be used; nothing was added.</exception>
    public static async Task<int> LoadAsync(
        ProgramsDb db, string folder, DateOnly today, bool demo, CancellationToken cancellation = default)
    {
        var files = new SeedFolder(folder);
        var calendars = CalendarFiles.Read(files);
        await ReminderRuleSeeds.AddAsync(db, files, cancellation);
        var programs = await TrainingSeeds.AddProgramsAsync(db, files, cancellation);
        await FundingSeeds.AddFundsAsync(db, files, programs, cancellation);
        await KitSeeds.AddAsync(db, files, cancellation);
        var courses = await TrainingSeeds.AddCoursesAsync(db, files, programs, cancellation);
        if (demo)
        {
            var venues = await TrainingSeeds.AddVenuesAsync(db, files, cancellation);
            var trainers = await TrainingSeeds.AddTrainersAsync(db, files, cancellation);
            await TrainingSeeds.AddSchoolsAsync(db, files, cancellation);
            var sessions = new SessionSeeds(courses, TrainingSeeds.SessionKinds(files), venues, trainers, calendars, today);
            await sessions.AddAsync(db, files, cancellation);
            await TournamentSeeds.AddAsync(db, files, venues, today, cancellation);
            await FundingSeeds.AddCampaignsAsync(db, files, programs, today, cancellation);
        }
        return await SaveAsync(db, cancellation);
    }

    /// <summary>Public holidays and make-up workdays, by year.</summary>
    public static IReadOnlyList<CalendarYear> ReadCalendars(string folder) => CalendarFiles.Read(new(folder));

    /// <summary>The demo's accounts.</summary>
    public static IReadOnlyList<PersonSeed> ReadPeople(string folder) =>
        new SeedFolder(folder).Read<IReadOnlyList<PersonSeed>>("people.json");

    /// <summary>The demo's bookings and waitlists.</summary>
    public static BookingSeeds ReadBookings(string folder) => new SeedFolder(folder).Read<BookingSeeds>("training/bookings.json");

    /// <summary>The demo's gifts and where they went.</summary>
    public static MoneySeeds ReadMoney(string folder) => new SeedFolder(folder).Read<MoneySeeds>("funding/money.json");

    /// <summary>The demo's shifts for volunteers.</summary>
    public static ShiftSeeds ReadShifts(string folder) => new SeedFolder(folder).Read<ShiftSeeds>("volunteers/shifts.json");

    /// <summary>The demo's goods and hand-outs.</summary>
    public static KitDemoSeeds ReadKits(string folder) => new SeedFolder(folder).Read<KitDemoSeeds>("kits/handouts.json");

    /// <summary>What the demo's classes answered and how soon they were out.</summary>
    public static IReadOnlyList<MeasureSeed> ReadMeasures(string folder) =>
        new SeedFolder(folder).Read<IReadOnlyList<MeasureSeed>>("training/measures.json");

    /// <summary>Rosters and seeds of the demo's tournaments.</summary>
    public static IReadOnlyList<TournamentSeed> ReadTournaments(string folder) => TournamentSeeds.Read(new(folder));

    private static async Task<int> SaveAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var added = db.ChangeTracker.Entries<Entity>().Count(entry => entry.State is EntityState.Added);
        var why = db.Acting.Why;
        db.Acting.Why = "seed data";
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        finally
        {
            db.Acting.Why = why;
        }
        return added;
    }
}

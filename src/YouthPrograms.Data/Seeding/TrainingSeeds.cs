using YouthPrograms.Data.Training;

namespace YouthPrograms.Data.Seeding;

/// <summary>Programmes and courses, which every installation has, and the demo's venues, schools and trainers.</summary>
internal static class TrainingSeeds
{
    private const string Programs = "training/programs.json";
    private const string Courses = "training/courses.json";
    private const string Venues = "training/venues.json";
    private const string Schools = "training/schools.json";
    private const string Trainers = "training/trainers.json";

    public static Task<CodedRows<CharityProgram>> AddProgramsAsync(ProgramsDb db, SeedFolder folder, CancellationToken cancellation) =>
        CodedRows<CharityProgram>.MergeAsync(
            db.Programs, program => program.Code, folder.ReadCoded<ProgramItem>(Programs).Select(Row), cancellation);

    public static async Task<CodedRows<Course>> AddCoursesAsync(
        ProgramsDb db, SeedFolder folder, CodedRows<CharityProgram> programs, CancellationToken cancellation)
    {
        var courses = folder.ReadCoded<CourseItem>(Courses).Select((course, index) =>
            Row(course, programs.Get(course.Program, Courses, $"$[{index}].program")));
        return await CodedRows<Course>.MergeAsync(db.Courses, course => course.Code, courses, cancellation);
    }

    /// <summary>A course says of which kind its sessions are; a session may have another, so the course's row does not hold it.</summary>
    public static IReadOnlyDictionary<string, SessionKind> SessionKinds(SeedFolder folder) =>
        folder.ReadCoded<CourseItem>(Courses).ToDictionary(course => course.Code, course => course.Kind);

    public static Task<CodedRows<Venue>> AddVenuesAsync(ProgramsDb db, SeedFolder folder, CancellationToken cancellation) =>
        CodedRows<Venue>.MergeAsync(db.Venues, venue => venue.Code, folder.ReadCoded<VenueItem>(Venues).Select(Row), cancellation);

    public static Task<CodedRows<School>> AddSchoolsAsync(ProgramsDb db, SeedFolder folder, CancellationToken cancellation) =>
        CodedRows<School>.MergeAsync(db.Schools, school => school.Code, folder.ReadCoded<SchoolItem>(Schools).Select(Row), cancellation);

    public static Task<CodedRows<Trainer>> AddTrainersAsync(ProgramsDb db, SeedFolder folder, CancellationToken cancellation) =>
        CodedRows<Trainer>.MergeAsync(db.Trainers, trainer => trainer.Code, folder.ReadCoded<TrainerItem>(Trainers).Select(Row), cancellation);

    private static CharityProgram Row(ProgramItem program) => new()
    {
        Code = program.Code,
        Name = program.Name,
        NameEn = program.NameEn,
        Summary = program.Summary,
        SummaryEn = program.SummaryEn,
    };

    private static Course Row(CourseItem course, CharityProgram program) => new()
    {
        Program = program,
        Code = course.Code,
        Name = course.Name,
        NameEn = course.NameEn,
        Topic = course.Topic,
        AgeFrom = course.AgeFrom,
        AgeTo = course.AgeTo,
        Minutes = course.Minutes,
        PupilsPerAdult = course.PupilsPerAdult,
    };

    private static Venue Row(VenueItem venue, int index) => new()
    {
        Code = venue.Code,
        Kind = venue.Kind,
        Name = venue.Name,
        NameEn = venue.NameEn,
        Address = venue.Address,
        AddressEn = venue.AddressEn,
        TimeZone = DayTime.CheckedZone(venue.TimeZone, Venues, $"$[{index}].timeZone"),
        Capacity = venue.Capacity,
    };

    private static School Row(SchoolItem school)
    {
        var row = new School { Code = school.Code, Name = school.Name, NameEn = school.NameEn, District = school.District };
        row.Classes.AddRange(school.Classes.Select(one => new SchoolClass { Label = one.Label, Grade = one.Grade, Pupils = one.Pupils }));
        return row;
    }

    private static Trainer Row(TrainerItem trainer) => new() { Code = trainer.Code, Name = trainer.Name, NameEn = trainer.NameEn };

    private sealed record ProgramItem(string Code, string Name, string NameEn, string Summary, string SummaryEn) : ICoded;

    private sealed record CourseItem(
        string Code,
        string Program,
        SessionKind Kind,
        string Topic,
        string Name,
        string NameEn,
        int AgeFrom,
        int AgeTo,
        int Minutes,
        int PupilsPerAdult) : ICoded;

    private sealed record VenueItem(
        string Code, VenueKind Kind, string Name, string NameEn, string Address, string AddressEn, string TimeZone, int Capacity) : ICoded;

    private sealed record SchoolItem(string Code, string Name, string NameEn, string District, IReadOnlyList<ClassItem> Classes) : ICoded;

    private sealed record ClassItem(string Label, int Grade, int Pupils);

    private sealed record TrainerItem(string Code, string Name, string NameEn) : ICoded;
}

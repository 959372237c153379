using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;
using YouthPrograms.Data.Volunteers;
using YouthPrograms.OData;

namespace YouthPrograms.Web.Features.Setup;

/// <summary>
/// What the metadata announces of the values that the checks of these rows take. The checks decide; a test sends values
/// beyond each bound and sees them refused.
/// </summary>
internal static class RowBounds
{
    public const string Slug = "^[a-z0-9](-?[a-z0-9])*$";

    /// <summary>Stands in addresses.</summary>
    public const string Code = "^[A-Za-z0-9](-?[A-Za-z0-9]){0,39}$";

    public const int LongestName = 200;

    public static ODataSetBuilder<Tournament, Viewer> Bounded(this ODataSetBuilder<Tournament, Viewer> set) => set
        .Property(t => t.Slug, p => p.Pattern(Slug)).Property(t => t.Name, Named).Property(t => t.NameEn, Named);

    public static ODataSetBuilder<Event, Viewer> Bounded(this ODataSetBuilder<Event, Viewer> set) => set
        .Property(e => e.Code, Coded).Property(e => e.Name, Named).Property(e => e.NameEn, Named);

    public static ODataSetBuilder<Delegation, Viewer> Bounded(this ODataSetBuilder<Delegation, Viewer> set) => set
        .Property(d => d.Code, Coded).Property(d => d.Name, Named).Property(d => d.NameEn, Named);

    public static ODataSetBuilder<PlayingTable, Viewer> Bounded(this ODataSetBuilder<PlayingTable, Viewer> set) => set
        .Property(t => t.Name, Named);

    public static ODataSetBuilder<CharityProgram, Viewer> Bounded(this ODataSetBuilder<CharityProgram, Viewer> set) => set
        .Property(p => p.Code, Coded).Property(p => p.Name, Named).Property(p => p.NameEn, Named);

    public static ODataSetBuilder<Course, Viewer> Bounded(this ODataSetBuilder<Course, Viewer> set) => set
        .Property(c => c.Code, Coded).Property(c => c.Name, Named).Property(c => c.NameEn, Named)
        .Property(c => c.Minutes, p => p.Between(1, 600)).Property(c => c.PupilsPerAdult, p => p.Between(1, 100))
        .Property(c => c.AgeTo, p => p.Between(3, 20));

    public static ODataSetBuilder<Venue, Viewer> Bounded(this ODataSetBuilder<Venue, Viewer> set) => set
        .Property(v => v.Code, Coded).Property(v => v.Name, Named).Property(v => v.NameEn, Named)
        .Property(v => v.Capacity, p => p.Between(1, 100_000));

    public static ODataSetBuilder<TrainingSession, Viewer> Bounded(this ODataSetBuilder<TrainingSession, Viewer> set) => set
        .Property(s => s.SeatsCap, p => p.Between(0, 10_000)).Property(s => s.GroupsCap, p => p.Between(0, 100));

    public static ODataSetBuilder<School, Viewer> Bounded(this ODataSetBuilder<School, Viewer> set) => set
        .Property(s => s.Code, Coded).Property(s => s.Name, Named).Property(s => s.NameEn, Named);

    public static ODataSetBuilder<SchoolClass, Viewer> Bounded(this ODataSetBuilder<SchoolClass, Viewer> set) => set
        .Property(c => c.Label, Named).Property(c => c.Pupils, p => p.Between(1, 200)).Property(c => c.Grade, p => p.Between(1, 12));

    public static ODataSetBuilder<Fund, Viewer> Bounded(this ODataSetBuilder<Fund, Viewer> set) => set
        .Property(f => f.Code, p => p.MaxLength(40));

    public static ODataSetBuilder<Campaign, Viewer> Bounded(this ODataSetBuilder<Campaign, Viewer> set) => set
        .Property(c => c.Code, p => p.MaxLength(40)).Property(c => c.GoalPeople, p => p.Between(1, 100_000_000));

    public static ODataSetBuilder<Shift, Viewer> Bounded(this ODataSetBuilder<Shift, Viewer> set) => set
        .Property(s => s.Places, p => p.Between(1, 1000));

    public static void EventBounds(this ODataModelBuilder<ProgramsDb, Viewer> model) => model
        .Complex((EventFormat f) => f.GroupSize, p => p.Between(2, 32))
        .Complex((EventMatchFormat f) => f.BestOf, p => p.Between(1, 15))
        .Complex((EventMatchFormat f) => f.Points, p => p.Between(1, 99))
        .Complex((EventMatchFormat f) => f.Lead, p => p.Between(1, 99));

    private static void Named(ODataPropertyBuilder property) => property.MaxLength(LongestName);

    private static void Coded(ODataPropertyBuilder property) => property.Pattern(Code);
}

namespace YouthPrograms.Web;

/// <summary>The zone of the district: of days that belong to no venue, and what a new venue is taken to be in.</summary>
internal static class HomeZone
{
    public const string Id = "Asia/Shanghai";

    public static readonly TimeZoneInfo Info = TimeZoneInfo.FindSystemTimeZoneById(Id);
}

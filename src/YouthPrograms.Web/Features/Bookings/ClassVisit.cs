using System.Net.Mail;
using YouthPrograms.Data;
using YouthPrograms.Training.Bookings;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>What a class must bring to be booked or to wait: judged the same way for both.</summary>
internal static class ClassVisit
{
    public const int LongestLabel = 40;

    public const int LongestContact = 100;

    public const int LongestReason = 500;

    /// <summary>Coded, so that nobody writes a child's diagnosis into a text field.</summary>
    public static readonly IReadOnlyList<string> AccessNeeds = ["wheelchair", "hearing", "sight", "quiet", "interpreter"];

    /// <summary>Null when the viewer may act for the school; a foreign school does not exist.</summary>
    public static Problem? MayActFor(Viewer viewer, long schoolId) =>
        viewer.SpeaksForSchool(schoolId) || IsOfficer(viewer) ? null
        : viewer.Schools.Count > 0 ? BookingProblems.SchoolNotFound
        : BookingProblems.SchoolsOnly;

    /// <summary>Null when the viewer may change this booking or entry, which they see already.</summary>
    public static Problem? MayChange(Viewer viewer, long schoolId) =>
        viewer.SpeaksForSchool(schoolId) || IsOfficer(viewer) ? null : BookingProblems.SchoolsOnly;

    public static bool IsOfficer(Viewer viewer) => viewer.IsProgramOfficer || viewer.IsAdministrator;

    public static IEnumerable<Problem> CheckLabel(string? label) => (label?.Trim() ?? "") switch
    {
        "" => [BookingProblems.ClassLabelMissing],
        { Length: > LongestLabel } => [BookingProblems.TooLong("ClassLabel", LongestLabel)],
        _ => [],
    };

    public static IEnumerable<Problem> CheckHeadcount(BookableSession session, Headcount count) =>
        session.Limits.Check(count).Select(BookingProblems.Headcount);

    public static IEnumerable<Problem> CheckContact(string? name, string? email)
    {
        if (name?.Length > LongestContact)
            yield return BookingProblems.TooLong("ContactName", LongestContact);
        if (!string.IsNullOrWhiteSpace(email) && !(email.Length <= LongestContact && MailAddress.TryCreate(email.Trim(), out _)))
            yield return BookingProblems.ContactEmailMalformed;
    }

    public static IEnumerable<Problem> CheckAccessNeeds(IEnumerable<string>? codes) =>
        (codes ?? []).Where(code => !AccessNeeds.Contains(code)).Select(BookingProblems.AccessNeedUnknown);

    public static IEnumerable<Problem> CheckReason(string? reason, bool needed) => (reason?.Trim() ?? "") switch
    {
        "" when needed => [BookingProblems.ReasonMissing],
        { Length: > LongestReason } => [BookingProblems.TooLong("Reason", LongestReason)],
        _ => [],
    };

    /// <summary>Null rather than blank.</summary>
    public static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

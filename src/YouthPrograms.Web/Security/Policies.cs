using Microsoft.AspNetCore.Authorization;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Security;

/// <summary>
/// Who may use an endpoint. Every endpoint names one of these or says that it is for anybody; one that says nothing is
/// closed. Which rows they find there is decided by <see cref="Visibility"/> and by the use cases.
/// </summary>
public static class Policies
{
    public const string SignedIn = "signed-in";
    public const string Coach = "coach";
    public const string Organizer = "organizer";
    public const string School = "school";
    public const string Family = "family";
    public const string Trainer = "trainer";
    public const string Officer = "officer";
    public const string SessionStaff = "session-staff";
    public const string Books = "books";
    public const string Volunteer = "volunteer";
    public const string ShiftKeeper = "shift-keeper";
    public const string Operator = "operator";
    public const string Administrator = "administrator";

    public static void AddPolicies(this IServiceCollection services) =>
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build())
            .AddViewerPolicy(SignedIn, viewer => viewer.IsSignedIn)
            .AddViewerPolicy(Coach, viewer => viewer.Coaches.Count > 0)
            .AddViewerPolicy(Organizer, viewer => viewer.IsAdministrator || viewer.IsOrganizer || viewer.Organizes.Count > 0)
            .AddViewerPolicy(School, viewer => viewer.Schools.Count > 0)
            .AddViewerPolicy(Family, viewer => viewer.IsSignedIn)
            .AddViewerPolicy(Trainer, viewer => viewer.IsTrainer)
            .AddViewerPolicy(Officer, viewer => viewer.IsProgramOfficer || viewer.IsAdministrator)
            .AddViewerPolicy(SessionStaff, viewer => viewer.IsTrainer || viewer.IsProgramOfficer || viewer.IsAdministrator)
            .AddViewerPolicy(Books, viewer => viewer.SeesMoney)
            .AddViewerPolicy(Volunteer, viewer => viewer.IsVolunteer)
            .AddViewerPolicy(ShiftKeeper, viewer => viewer.IsAdministrator || viewer.IsProgramOfficer || viewer.IsOrganizer || viewer.Organizes.Count > 0)
            .AddViewerPolicy(Operator, viewer => viewer.IsAdministrator || viewer.IsAuditor)
            .AddViewerPolicy(Administrator, viewer => viewer.IsAdministrator);

    private static AuthorizationBuilder AddViewerPolicy(this AuthorizationBuilder builder, string name, Func<Viewer, bool> rule) =>
        builder.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(context =>
            context.Resource is HttpContext http && rule(http.RequestServices.GetRequiredService<Viewer>())));
}

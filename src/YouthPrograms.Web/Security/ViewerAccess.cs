using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Security;

/// <summary>Finds out once a request who reads and writes: their memberships become the <see cref="Viewer"/>.</summary>
public static class ViewerAccess
{
    public static void AddViewer(this IServiceCollection services)
    {
        services.AddScoped<ViewerSlot>();
        services.AddScoped(provider => provider.GetRequiredService<ViewerSlot>().Viewer);
        services.AddScoped<Acting>();
    }

    /// <summary>Stands between authentication and authorization, whose policies ask the viewer.</summary>
    public static IApplicationBuilder UseViewer(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var slot = http.RequestServices.GetRequiredService<ViewerSlot>();
        slot.Viewer = await FindAsync(http);
        if (slot.Viewer.AccountId is { } account)
        {
            var acting = http.RequestServices.GetRequiredService<Acting>();
            acting.AccountId = account;
            acting.Name = http.User.Identity?.Name ?? account.ToString(CultureInfo.InvariantCulture);
        }
        await next(http);
    });

    /// <summary>What the memberships of an account let it see and do, at the given time.</summary>
    public static Viewer Of(long accountId, DateTime now, IReadOnlyCollection<Membership> memberships)
    {
        bool Has(MembershipRole role) => memberships.Any(m => m.Role == role);
        long[] Scopes(MembershipRole role, Func<Membership, long?> scope) =>
            [.. memberships.Where(m => m.Role == role).Select(scope).OfType<long>()];
        return new Viewer
        {
            AccountId = accountId,
            Now = now,
            IsAdministrator = Has(MembershipRole.Administrator),
            IsAuditor = Has(MembershipRole.Auditor),
            IsOrganizer = memberships.Any(m => m.Role == MembershipRole.Organizer && m.TournamentId is null),
            IsProgramOfficer = Has(MembershipRole.ProgramOfficer),
            IsTrainer = Has(MembershipRole.Trainer),
            IsAccountant = Has(MembershipRole.Accountant),
            IsVolunteer = Has(MembershipRole.Volunteer),
            Organizes = Scopes(MembershipRole.Organizer, m => m.TournamentId),
            Scores = Scopes(MembershipRole.Scorer, m => m.TournamentId),
            Coaches = Scopes(MembershipRole.Coach, m => m.DelegationId),
            Schools = Scopes(MembershipRole.SchoolContact, m => m.SchoolId),
            Guards = Scopes(MembershipRole.Guardian, m => m.AthleteId),
        };
    }

    private static async Task<Viewer> FindAsync(HttpContext http)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (!long.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id))
            return new Viewer { Now = now };
        var db = http.RequestServices.GetRequiredService<ProgramsDb>();
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.AccountId == id).ToListAsync(http.RequestAborted);
        return Of(id, now, memberships) with { TokenId = TokenOf(http.User) };
    }

    private static long? TokenOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(TokenSignIn.IdClaim), CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The viewer of the scope; nobody in particular until the middleware has looked.</summary>
    internal sealed class ViewerSlot
    {
        public Viewer Viewer { get; set; } = new();
    }
}

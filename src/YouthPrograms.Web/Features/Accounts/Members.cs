using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.OData;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>Who has which role: the administrator's page, and the same for programs.</summary>
internal static class Members
{
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("/operate/members").RequireAuthorization(Policies.Administrator);
        members.MapGet("", (ProgramsDb db, CancellationToken cancellation) => ShowAsync(db, FormState.Empty, 200, cancellation));
        members.MapPost("", GrantAsync);
        members.MapPost("/{id:long}/revoke", async (long id, FormPost post, RevokeRole revoke, Viewer viewer, CancellationToken cancellation) =>
        {
            if (post.IsSound && (await revoke.RunAsync(new(id), viewer, cancellation)).IsRefused(out var problem))
                post.Refuse(problem);
            return post.IsSound ? Pages.Done("/operate/members", "role-revoked") : Pages.Refused(post.Problems[0]);
        });
        members.MapPost("/accounts/{account:long}/two-factor-off", async (long account, FormPost post, TwoFactor use, Viewer viewer) =>
        {
            if (post.IsSound && (await use.EndForAsync(account, viewer)).IsRefused(out var problem))
                post.Refuse(problem);
            return post.IsSound ? Pages.Done("/operate/members", "two-factor-off") : Pages.Refused(post.Problems[0]);
        });
    }

    public static ODataSetBuilder<Membership, Viewer> MemberActions(this ODataSetBuilder<Membership, Viewer> set) => set
        .OnDelete(async (id, context) => context.Answer(await context.Get<RevokeRole>().RunAsync(new(id), context.Viewer, context.Aborted)));

    public static void RoleActions(this ODataModelBuilder<ProgramsDb, Viewer> model) => model
        .Action("GrantRole", action => action
            .Parameter<string>("email").Parameter<MembershipRole>("role")
            .Parameter<long?>("tournamentId").Parameter<long?>("delegationId").Parameter<long?>("schoolId").Parameter<long?>("athleteId")
            .Returns<long>()
            .Runs(async (arguments, context) => context.Answer(
                await context.Get<GrantRole>().RunAsync(
                    new(arguments.Get<string>("email"), arguments.Get<MembershipRole>("role"), arguments.Get<long?>("tournamentId"),
                        arguments.Get<long?>("delegationId"), arguments.Get<long?>("schoolId"), arguments.Get<long?>("athleteId")),
                    context.Viewer, context.Aborted),
                key => ODataResult.Value(key))));

    private static async Task<IResult> GrantAsync(FormPost post, GrantRole grant, ProgramsDb db, Viewer viewer, CancellationToken cancellation)
    {
        var (email, role) = (post.RequiredText("email"), post.RequiredChoice<MembershipRole>("role"));
        var (kind, id) = Scope(post.Text("scope"));
        if (post.IsSound)
        {
            var request = new GrantRoleRequest(
                email, role, kind == 't' ? id : null, kind == 'd' ? id : null, kind == 's' ? id : null);
            if ((await grant.RunAsync(request, viewer, cancellation)).IsRefused(out var problem))
                post.Refuse(problem);
        }
        return post.IsSound ? Pages.Done("/operate/members", "role-granted") : await ShowAsync(db, post.State(), post.Status(), cancellation);
    }

    // A letter for the kind and the key: one list holds all scopes.
    private static (char Kind, long? Id) Scope(string? text) =>
        text is [var kind, .. var key] && long.TryParse(key, out var id) ? (kind, id) : (' ', null);

    private static async Task<IResult> ShowAsync(ProgramsDb db, FormState state, int status, CancellationToken cancellation)
    {
        var members = await db.Memberships.AsNoTracking().OrderBy(m => m.Role).ThenBy(m => m.Account.Email)
            .Where(m => m.Role != MembershipRole.Guardian)
            .Select(m => new MemberRow(
                m.Id, m.Account.Email!, m.Account.DisplayName, m.Role,
                m.Delegation != null ? m.Delegation.Name : m.School != null ? m.School.Name : m.Tournament != null ? m.Tournament.Name : null,
                m.Delegation != null ? m.Delegation.NameEn : m.School != null ? m.School.NameEn : m.Tournament != null ? m.Tournament.NameEn : null))
            .ToListAsync(cancellation);
        // Whatever role they have: a parent can lose a phone, too.
        var withPhone = await db.Users.Where(a => a.TwoFactorEnabled).OrderBy(a => a.Email).Select(a => new PhoneRow(a.Id, a.Email!, a.DisplayName)).ToListAsync(cancellation);
        return Pages.Show<MembersPage>(new { Members = members, WithPhone = withPhone, Scopes = await ScopesAsync(db, cancellation), State = state }, status);
    }

    private static async Task<List<(string Value, string Text)>> ScopesAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var tournaments = await db.Tournaments.OrderByDescending(t => t.StartsOn).Select(t => new { t.Id, t.Name, t.NameEn }).ToListAsync(cancellation);
        var delegations = await db.Delegations.OrderByDescending(d => d.Tournament.StartsOn).ThenBy(d => d.Code)
            .Select(d => new { d.Id, d.Name, d.NameEn, Tournament = d.Tournament.Name, TournamentEn = d.Tournament.NameEn }).ToListAsync(cancellation);
        var schools = await db.Schools.OrderBy(s => s.Code).Select(s => new { s.Id, s.Name, s.NameEn }).ToListAsync(cancellation);
        return
        [
            .. tournaments.Select(t => ($"t{t.Id}", Texts.Choose(t.Name, t.NameEn))),
            .. delegations.Select(d => ($"d{d.Id}", $"{Texts.Choose(d.Tournament, d.TournamentEn)} · {Texts.Choose(d.Name, d.NameEn)}")),
            .. schools.Select(s => ($"s{s.Id}", Texts.Choose(s.Name, s.NameEn))),
        ];
    }
}

public sealed record MemberRow(long Id, string Email, string Name, MembershipRole Role, string? Scope, string? ScopeEn);

/// <summary>Somebody whose sign-in asks for a second step.</summary>
public sealed record PhoneRow(long AccountId, string Email, string Name);

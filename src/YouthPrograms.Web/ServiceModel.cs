using YouthPrograms.Data;
using YouthPrograms.OData;
using YouthPrograms.Web.Descriptions;
using YouthPrograms.Web.Features.Accounts;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Features.Draws;
using YouthPrograms.Web.Features.Entries;
using YouthPrograms.Web.Features.Family;
using YouthPrograms.Web.Features.Funding;
using YouthPrograms.Web.Features.Kits;
using YouthPrograms.Web.Features.Operations;
using YouthPrograms.Web.Features.Organizing;
using YouthPrograms.Web.Features.Results;
using YouthPrograms.Web.Features.Setup;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Features.Volunteers;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web;

using Model = ODataModelBuilder<ProgramsDb, Viewer>;

/// <summary>
/// The public contract: every set with what it shows and to whom. What can be done with a set stands beside the use
/// cases of its feature (<c>…Operations.cs</c>). Names here never change their meaning.
/// </summary>
public static class ServiceModel
{
    public const string Prefix = "/odata";

    public static void AddServiceModel(this IServiceCollection services) => services.AddOData<ProgramsDb, Viewer>(model =>
    {
        model.Namespace("YouthPrograms").Limits(limits => limits.MaxPageSize = 500)
            .Atomic((services, work, aborted) =>
                services.GetRequiredService<AfterCommit>().TogetherAsync(services.GetRequiredService<ProgramsDb>(), work, aborted))
            .BeforeEachPart(services => services.GetRequiredService<Acting>().Why = null)
            .AdmitEachPart(RateLimits.AdmitAsync)
            .AdmitEachShape(RateLimits.AdmitShapeAsync)
            .Descriptions(ModelTexts.Spoken, ModelTexts.Find)
            .SignIn("cookie", SignIn.Cookie).SignIn("bearer").SignIn("basic").WriteHeader(Idempotency.Header);
        model.EventBounds();
        Tournaments(model);
        Competition(model);
        People(model);
        Training(model);
        model.AttendanceSets();
        model.KitSets();
        model.FundingSets();
        model.VolunteerSets();
        Mail(model);
        model.LinkActions();
        model.RoleActions();
        model.SetUpActions();
    });

    private static void Tournaments(Model model)
    {
        model.Set(db => db.Tournaments, set => set
            .Visible(Visibility.OfTournaments).Editable().Bounded().ETag(t => t.RowVersion).MaxPage(200).Searchable(t => t.Name, t => t.NameEn)
            .Property(t => t.State, p => p.ReadOnly())
            .Property(t => t.PublishedAt, p => p.ReadOnly())
            .Property(t => t.ScheduleRevision, p => p.ReadOnly())
            .Property(t => t.CancelReason, p => p.ReadOnly())
            .Property(t => t.RegistrationOpensAt, p => p.Immutable())
            .Property(t => t.RegistrationClosesAt, p => p.Immutable())
            .Property(t => t.TimeZone, p => p.Immutable())
            .TournamentFunctions().StateActions());
        model.Set(db => db.Events, set => set
            .Visible(Visibility.OfEvents).Editable().Bounded().ETag(e => e.RowVersion).Searchable(e => e.Name, e => e.NameEn)
            .Property(e => e.State, p => p.ReadOnly())
            .Property(e => e.PublishedAt, p => p.ReadOnly())
            .Property(e => e.PublishRevision, p => p.ReadOnly())
            .Property(e => e.Kind, p => p.Immutable())
            .Property(e => e.TournamentId, p => p.Immutable())
            .EventEntryActions().DrawActions());
        model.Set(db => db.Delegations, set => set
            .Visible(Visibility.OfDelegations).Editable().Bounded().RosterActions().ETag(d => d.RowVersion)
            .Property(d => d.TournamentId, p => p.Immutable()).Searchable(d => d.Name, d => d.NameEn));
        model.Set(db => db.Tables, set => set
            .Visible(Visibility.OfTables).Editable().Bounded().ETag(t => t.RowVersion)
            .Hide(t => t.ScorerLinkRevision)
            .Property(t => t.TournamentId, p => p.Immutable()).ScorerActions());
        model.Set(db => db.Athletes, set => set
            .Visible(Visibility.OfAthletes).ETag(a => a.RowVersion).Hide(a => a.Memberships, a => a.Guardians)
            .Property(a => a.PublicName, p => p.ReadOnly())
            .Property(a => a.AgeGroup, p => p.ReadOnly())
            .Property(a => a.RosterNumber, p => p.ReadOnly())
            .Navigation("Entries", a => a.Memberships.Select(m => m.Entry))
            .AthleteActions().FamilyActions());
        model.Set(db => db.AthleteRecords, set => set
            .Visible(Visibility.OfAthleteRecords).SignedInOnly().Watched(ReadLog.WriteAsync).ETag(r => r.RowVersion)
            .Hide(r => r.Fingerprint, r => r.LinkCodeHash, r => r.LinkCodeExpiresAt)
            .Property(r => r.BirthDate, p => p.NotFilterable().NotSortable())
            .Property(r => r.GuardianName, p => p.NotFilterable().NotSortable())
            .Property(r => r.GuardianPhone, p => p.NotFilterable().NotSortable())
            .Property(r => r.Documents, p => p.NotFilterable().NotSortable().ReadOnly())
            .Property(r => r.AnonymizedAt, p => p.ReadOnly())
            .Navigation("Guardians", r => r.Athlete.Guardians)
            .Property(r => r.BirthYear, p => p.ReadOnly())
            .Property(r => r.Verified, p => p.ReadOnly())
            .Property(r => r.AthleteId, p => p.ReadOnly())
            .Property(r => r.TournamentId, p => p.ReadOnly())
            .RecordActions());
    }

    private static void Competition(Model model)
    {
        model.Set(db => db.Entries, set => set
            .Visible(Visibility.OfEntries).ETag(e => e.RowVersion)
            .Property(e => e.State, p => p.ReadOnly())
            .Property(e => e.Seed, p => p.ReadOnly())
            .Property(e => e.Label, p => p.ReadOnly())
            .Property(e => e.LabelEn, p => p.ReadOnly())
            .Property(e => e.Reason, p => p.ReadOnly())
            .EntryActions().EntryFlights());
        model.Set(db => db.EntryMembers, set => set
            .Visible(Visibility.OfEntryMembers));
        model.Set(db => db.Draws, set => set
            .Visible(Visibility.OfDraws).ETag(d => d.RowVersion).Hide(d => d.SealedSecret!).DrawFunctions());
        model.Set(db => db.Brackets, set => set.Visible(Visibility.OfBrackets));
        model.Set(db => db.Groups, set => set.Visible(Visibility.OfGroups));
        model.Set(db => db.GroupMembers, set => set.Visible(Visibility.OfGroupMembers));
        model.Set(db => db.Matches, set => set
            .Visible(Visibility.OfMatches).ETag(m => m.RowVersion).MaxPage(500).ResultActions());
        model.Set(db => db.Rubbers, set => set.Visible(Visibility.OfRubbers));
        model.Set(db => db.Results, set => set
            .Visible(Visibility.OfResults).Hide(r => r.RecordedById!).MaxPage(500));
        model.Set(db => db.Placings, set => set
            .Visible(Visibility.OfPlacings));
    }

    private static void People(Model model)
    {
        model.Set(db => db.Consents, set => set
            .Visible(Visibility.OfConsents).SignedInOnly().Hide(c => c.GivenById));
        model.Set(db => db.Memberships, set => set
            .Visible(Visibility.OfMemberships).SignedInOnly()
            .ETag(m => m.RowVersion).MemberActions());
        model.Set(db => db.AccessTokens, set => set
            .Visible(Visibility.OfAccessTokens).SignedInOnly()
            .Only(t => t.AccountId, t => t.Name, t => t.Scope, t => t.Prefix, t => t.CreatedAt, t => t.ExpiresAt, t => t.LastUsedAt!, t => t.RevokedAt!));
        model.Singleton("Me", (db, viewer) => db.Users.Where(account => account.Id == viewer.AccountId), set => set
            .EntityType("Me").SignedInOnly()
            .Only(account => account.DisplayName, account => account.Email!, account => account.Language, account => account.Memberships,
                account => account.Tokens)
            .Property(account => account.Email, p => p.ReadOnly())
            .Property(account => account.DisplayName, p => p.MaxLength(100)).Property(account => account.Language, p => p.OneOf(Languages.Chinese, Languages.English))
            .OnUpdate(async (_, change, context) => context.Answer(await context.Get<ChangeMe>().RunAsync(
                new(change.Get(a => a.DisplayName, null!), change.Get(a => a.Language, null!)), context.Viewer, context.Aborted)))
            .TokenActions());
        model.Set(db => db.AuditEvents, set => set
            .Visible(Visibility.OfAuditEvents).SignedInOnly());
    }

    private static void Training(Model model)
    {
        model.Set(db => db.Programs, set => set
            .EntityType("Program").Editable().Bounded().ETag(p => p.RowVersion)
            .Navigation("Sessions", p => p.Courses.SelectMany(c => c.Sessions)).ImpactFunctions());
        model.Set(db => db.Courses, set => set.Editable().Bounded().ETag(c => c.RowVersion).Searchable(c => c.Name, c => c.NameEn));
        model.Set(db => db.Venues, set => set.Editable().Bounded().ETag(v => v.RowVersion));
        model.Set(db => db.TrainingSessions, set => set
            .Visible(Visibility.OfTrainingSessions).Editable().Bounded().ETag(s => s.RowVersion)
            .Hide(s => s.Waitlist, s => s.Trainers)
            .Navigation("Trainers", s => s.Trainers.Select(one => one.Trainer))
            .Property(s => s.SeatsTaken, p => p.ReadOnly())
            .Property(s => s.GroupsTaken, p => p.ReadOnly())
            .Property(s => s.State, p => p.ReadOnly())
            .Property(s => s.ScheduleRevision, p => p.ReadOnly())
            .Property(s => s.CancelReason, p => p.ReadOnly())
            .Property(s => s.CourseId, p => p.Immutable())
            .Property(s => s.TimeZone, p => p.Immutable())
            .SessionActions().DayActions());
        model.Set(db => db.Trainers, set => set.Only(t => t.Code, t => t.Name, t => t.NameEn));
        model.Set(db => db.Schools, set => set.Visible(Visibility.OfSchools).Editable().Bounded().SignedInOnly().ETag(s => s.RowVersion));
        model.Set(db => db.SchoolClasses, set => set
            .Visible(Visibility.OfSchoolClasses).Editable().Bounded().SignedInOnly().ETag(c => c.RowVersion)
            .Property(c => c.SchoolId, p => p.Immutable()));
        model.Set(db => db.Bookings, set => set
            .Visible(Visibility.OfBookings).SignedInOnly().ETag(b => b.RowVersion)
            .Hide(b => b.BookedBy!, b => b.BookedById!).BookingActions().BookingFlights());
        model.Set(db => db.WaitlistEntries, set => set
            .Visible(Visibility.OfWaitlistEntries).SignedInOnly().ETag(w => w.RowVersion).Hide(w => w.JoinedById!)
            .WaitlistActions());
    }

    private static void Mail(Model model)
    {
        model.Set(db => db.ReminderRules, set => set
            .Visible(Visibility.OfReminderRules).SignedInOnly().ETag(r => r.RowVersion)
            .Property(r => r.Code, p => p.Immutable()).Property(r => r.Template, p => p.Immutable()).RuleOperations());
        model.Set(db => db.Messages, set => set
            .Visible(Visibility.OfMessages).SignedInOnly().ETag(m => m.RowVersion)
            .Only(m => m.RowVersion, m => m.RuleCode, m => m.Class, m => m.Subject, m => m.SubjectId, m => m.Recipient, m => m.Language, m => m.Reason,
                m => m.State, m => m.DueAt, m => m.SentAt!, m => m.Attempts, m => m.Error!)
            .MessageOperations());
    }
}

using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Funding;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;
using YouthPrograms.Data.Volunteers;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>
/// A row of every set that is somebody else's to everybody but those who see all: a drawn tournament that is not public, a school
/// without a contact, a draft session, a stranger's membership and mail.
/// </summary>
internal static class ForeignRows
{
    public static async Task<IReadOnlyDictionary<string, long>> MakeAsync(ProgramsApp app)
    {
        var made = await MadeTournament.CreateAsync(app, t =>
        {
            t.PublishedAt = null;
            t.Tables.Add(new PlayingTable { Name = "1" });
        });
        var eventId = await made.AddSinglesAsync("S", 6, StageFormat.GroupsThenKnockout);
        await made.DrawAsync("S");
        await made.RecordAsync("S", (await made.MatchesAsync(eventId)).First(m => m.State is Data.Tournaments.MatchState.Ready).Number, "5 5 5");
        var rows = await app.InDatabaseAsync(db => TournamentAsync(db, made.Id, eventId));
        foreach (var (set, id) in await app.InDatabaseAsync(TrainingAsync))
            rows[set] = id;
        foreach (var (set, id) in await app.InDatabaseAsync(db => GoodsAsync(db, rows["Bookings"], rows["TrainingSessions"])))
            rows[set] = id;
        foreach (var (set, id) in await app.InDatabaseAsync(db => MoneyAsync(db, rows["TrainingSessions"])))
            rows[set] = id;
        return rows;
    }

    private static async Task<Dictionary<string, long>> TournamentAsync(Data.ProgramsDb db, long tournament, long eventId)
    {
        var match = await db.Matches.Where(m => m.EventId == eventId && m.State == Data.Tournaments.MatchState.Ready).OrderBy(m => m.Number).FirstAsync();
        var member = await db.EntryMembers.Include(m => m.Athlete.Record).FirstAsync(m => m.EntryId == match.SideAId);
        var stranger = new Account { UserName = "stranger@example.test", Email = "stranger@example.test", DisplayName = "stranger" };
        var guardian = new Membership { Account = stranger, Role = MembershipRole.Guardian, AthleteId = member.AthleteId };
        db.Add(guardian);
        await db.SaveChangesAsync();
        var rubber = new Rubber { MatchId = match.Id, Number = 1, Pairing = "A-X" };
        var placing = new Placing { EventId = eventId, EntryId = member.EntryId, PlaceFrom = 1, PlaceTo = 1 };
        var consent = new Consent
        {
            AthleteRecordId = member.Athlete.Record.Id,
            Kind = ConsentKind.Participation,
            TextVersion = "1",
            GivenById = stranger.Id,
            GivenAt = DateTime.UtcNow,
            ExpiresAt = DateTime.UtcNow.AddYears(1),
        };
        db.AddRange(rubber, placing, consent);
        await db.SaveChangesAsync();
        return new()
        {
            ["Tournaments"] = tournament,
            ["Events"] = eventId,
            ["Delegations"] = member.Athlete.DelegationId,
            ["Tables"] = await db.Tables.Where(t => t.TournamentId == tournament).Select(t => t.Id).FirstAsync(),
            ["Athletes"] = member.AthleteId,
            ["AthleteRecords"] = member.Athlete.Record.Id,
            ["Entries"] = member.EntryId,
            ["EntryMembers"] = member.Id,
            ["Draws"] = await db.Draws.Where(d => d.EventId == eventId).Select(d => d.Id).FirstAsync(),
            ["Brackets"] = await db.Brackets.Where(b => b.EventId == eventId).Select(b => b.Id).FirstAsync(),
            ["Groups"] = await db.Groups.Where(g => g.Bracket.EventId == eventId).Select(g => g.Id).FirstAsync(),
            ["GroupMembers"] = await db.GroupMembers.Where(g => g.Group.Bracket.EventId == eventId).Select(g => g.Id).FirstAsync(),
            ["Matches"] = match.Id,
            ["Rubbers"] = rubber.Id,
            ["Results"] = await db.Results.Where(r => r.Match.EventId == eventId).Select(r => r.Id).FirstAsync(),
            ["Placings"] = placing.Id,
            ["Consents"] = consent.Id,
            ["Memberships"] = guardian.Id,
        };
    }

    private static async Task<Dictionary<string, long>> TrainingAsync(Data.ProgramsDb db)
    {
        var school = new School { Code = "foreign", Name = "外校", NameEn = "Foreign school", District = "示例区", Classes = { new SchoolClass { Label = "1", Grade = 1, Pupils = 20 } } };
        var starts = DateTime.UtcNow.AddDays(30);
        var session = new TrainingSession
        {
            Code = "foreign",
            Course = await db.Courses.OrderBy(c => c.Id).FirstAsync(),
            Venue = await db.Venues.OrderBy(v => v.Id).FirstAsync(),
            State = SessionState.Draft,
            StartsAt = starts,
            EndsAt = starts.AddHours(1),
            TimeZone = "Asia/Shanghai",
            BookingOpensAt = starts.AddDays(-60),
            BookingClosesAt = starts.AddDays(-1),
            FreeCancelUntil = starts.AddDays(-2),
            SeatsCap = 100,
            SeatsTaken = 22,
            GroupsCap = 5,
            GroupsTaken = 1,
        };
        var booking = new Booking { Session = session, School = school, ClassLabel = "1", Pupils = 20, Adults = 2, State = BookingState.Confirmed, BookedAt = DateTime.UtcNow };
        var waiting = new WaitlistEntry { Session = session, School = school, ClassLabel = "2", Pupils = 20, Adults = 2, Size = 22, SmallestAcceptable = 22, Position = 1, JoinedAt = DateTime.UtcNow };
        var mail = new Message
        {
            Key = "foreign",
            RuleCode = "booking-confirmed",
            Template = "booking-confirmed",
            Address = "stranger@example.test",
            Recipient = "s***@example.test",
            Language = "en",
            Reason = "booked-by",
            State = MessageState.Sent,
            MessageId = "<foreign@example.test>",
        };
        var audit = new AuditEvent { At = DateTime.UtcNow, Who = "system", What = "Added", Subject = "School" };
        db.AddRange(session, booking, waiting, mail, audit);
        await db.SaveChangesAsync();
        return new()
        {
            ["Programs"] = session.Course.ProgramId,
            ["Courses"] = session.CourseId,
            ["Venues"] = session.VenueId,
            ["Trainers"] = await db.Trainers.Select(t => t.Id).FirstAsync(),
            ["TrainingSessions"] = session.Id,
            ["Schools"] = school.Id,
            ["SchoolClasses"] = school.Classes[0].Id,
            ["Bookings"] = booking.Id,
            ["WaitlistEntries"] = waiting.Id,
            ["ReminderRules"] = await db.ReminderRules.Select(r => r.Id).FirstAsync(),
            ["Messages"] = mail.Id,
            ["AuditEvents"] = audit.Id,
        };
    }

    private static async Task<Dictionary<string, long>> GoodsAsync(Data.ProgramsDb db, long booking, long session)
    {
        var (now, school) = (DateTime.UtcNow, await db.Bookings.Where(b => b.Id == booking).Select(b => b.SchoolId).SingleAsync());
        var places = await db.StockPlaces.OrderBy(p => p.Kind).Select(p => p.Id).Take(2).ToListAsync();
        var lot = new Lot { Item = new Item { Code = "foreign", Name = "外部物资", NameEn = "Foreign item" }, Code = "foreign" };
        var balance = new StockBalance { Lot = lot, PlaceId = places[1], OnHand = 5 };
        var movement = new StockMovement { Lot = lot, FromId = places[0], ToId = places[1], Quantity = 5, MovedAt = now };
        var line = new HandoutLine { Item = lot.Item, Wanted = 1 };
        var handout = new Handout { BookingId = booking, Lines = { line } };
        var count = new Attendance { BookingId = booking, ClientId = "foreign", Expected = 20, Present = 20, CountedAt = now, ArrivedAt = now, Current = true };
        var quiz = new Assessment { SessionId = session, ClassToken = "foreign", N = 20, Points = 100, RecordedAt = now };
        var drill = new DrillTiming { SessionId = session, ClassToken = "foreign", Seconds = 100, RecordedAt = now };
        var certificate = new Certificate
        {
            Serial = "foreign",
            SessionId = session,
            BookingId = booking,
            SchoolId = school,
            Present = 20,
            SessionEndedAt = now,
            IssuedAt = now,
            Content = "",
            ContentHash = "",
        };
        db.AddRange(balance, movement, handout, count, quiz, drill, certificate);
        await db.SaveChangesAsync();
        return new()
        {
            ["Items"] = lot.ItemId,
            ["StockPlaces"] = places[0],
            ["Lots"] = lot.Id,
            ["StockBalances"] = balance.Id,
            ["StockMovements"] = movement.Id,
            ["Handouts"] = handout.Id,
            ["HandoutLines"] = line.Id,
            ["Attendances"] = count.Id,
            ["Assessments"] = quiz.Id,
            ["DrillTimings"] = drill.Id,
            ["Certificates"] = certificate.Id,
        };
    }

    private static async Task<Dictionary<string, long>> MoneyAsync(Data.ProgramsDb db, long draftSession)
    {
        var stranger = await db.Users.SingleAsync(a => a.Email == "stranger@example.test");
        var now = DateTime.UtcNow;
        var token = new AccessToken { Account = stranger, Name = "foreign", Prefix = "ypt_foreign0", Hash = "no token hashes to this", CreatedAt = now, ExpiresAt = now.AddDays(1) };
        var expense = await db.Expenses.Include(e => e.Allocation.Donation).Where(e => e.Allocation.Donation.DonorId == null).OrderBy(e => e.Id).FirstAsync();
        var figure = new DisclosureFigure { Code = "spent" };
        var approval = new DisclosureApproval { ApprovedBy = stranger, ApprovedAt = now };
        var disclosure = new Disclosure
        {
            ProgramId = await db.Programs.OrderByDescending(p => p.Id).Select(p => p.Id).FirstAsync(),
            State = DisclosureState.Draft,
            Version = 1,
            From = new(2026, 1, 1),
            To = new(2026, 1, 31),
            CutOffAt = now,
            Figures = { figure },
            Approvals = { approval },
        };
        var signup = new Signup { Volunteer = stranger, State = SignupState.SignedUp, SignedUpAt = now };
        var shift = new Shift
        {
            SessionId = draftSession,
            Name = "外部岗位",
            NameEn = "Foreign shift",
            StartsAt = now.AddDays(30),
            EndsAt = now.AddDays(30).AddHours(2),
            TimeZone = "Asia/Shanghai",
            Places = 2,
            PlacesTaken = 1,
            Signups = { signup },
        };
        db.AddRange(token, disclosure, shift);
        await db.SaveChangesAsync();
        var transaction = await db.LedgerTransactions.Where(t => t.ExpenseId == expense.Id).OrderBy(t => t.Id).FirstAsync();
        return new()
        {
            ["AccessTokens"] = token.Id,
            ["Funds"] = expense.Allocation.Donation.FundId,
            ["Campaigns"] = await db.Campaigns.Select(c => c.Id).FirstAsync(),
            ["Donations"] = expense.Allocation.DonationId,
            ["Allocations"] = expense.AllocationId,
            ["Expenses"] = expense.Id,
            ["LedgerTransactions"] = transaction.Id,
            ["LedgerEntries"] = await db.LedgerEntries.Where(e => e.TransactionId == transaction.Id).Select(e => e.Id).FirstAsync(),
            ["Disclosures"] = disclosure.Id,
            ["DisclosureFigures"] = figure.Id,
            ["DisclosureApprovals"] = approval.Id,
            ["Shifts"] = shift.Id,
            ["Signups"] = signup.Id,
        };
    }
}

using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>Rows that tests begin with. Names are made up, and of children there are public names only.</summary>
public static class Stories
{
    public static readonly ReminderRule[] Rules =
    [
        Rule("booking-confirmed", "0", MessageClass.Transactional),
        Rule("booking-moved", "0", MessageClass.Transactional),
        Rule("booking-cancelled", "0", MessageClass.Urgent),
        Rule("session-tomorrow", "-1d@15:00", MessageClass.Reminder),
        Rule("draw-published", "0", MessageClass.Reminder),
        Rule("registration-closing", "-7d,-1d", MessageClass.Reminder),
        Rule("coach-invited", "0", MessageClass.Transactional),
        Rule("password-reset", "0", MessageClass.Transactional),
        Rule("email-confirmation", "0", MessageClass.Transactional),
        Rule("lot-recalled", "0", MessageClass.Urgent),
    ];

    public static ReminderRule Rule(string template, string offset, MessageClass @class) => new()
    {
        Code = template,
        Template = template,
        Name = template,
        NameEn = template,
        Offset = offset,
        Class = @class,
        Enabled = true,
    };

    public static Account Account(string name, string language = "zh-CN") => new()
    {
        UserName = $"{name}@demo.test",
        Email = $"{name}@demo.test",
        DisplayName = name,
        Language = language,
    };

    /// <summary>A class booked now for Tuesday, 1 December 2026, 09:00 in Shanghai.</summary>
    public static Booking Booking(Account? bookedBy, DateTime? bookedAt = null, string? contact = null) => new()
    {
        Session = Session(),
        School = new School { Code = "S1", Name = "实验小学", NameEn = "Experimental Primary School", District = "金水区" },
        ClassLabel = "五（2）班",
        Pupils = 38,
        Adults = 2,
        State = BookingState.Confirmed,
        BookedBy = bookedBy,
        ContactEmail = contact ?? (bookedBy is null ? "contact@demo.test" : null),
        BookedAt = bookedAt ?? RemindersHost.Start,
    };

    /// <summary>38 backpacks of one lot, handed over to the booked class.</summary>
    public static Handout Handout(Booking booking, DateTime? recalledAt)
    {
        var lot = new Lot
        {
            Item = new Item { Code = "backpack", Name = "安全功能书包", NameEn = "Safety backpack" },
            Code = "BP-A1",
            State = recalledAt is null ? LotState.Approved : LotState.Recalled,
            RecalledAt = recalledAt,
            RecallReason = recalledAt is null ? null : "反光条脱落 <zips>",
        };
        var store = new StockPlace { Code = "store", Name = "总仓库", NameEn = "Main storeroom", Kind = PlaceKind.Store };
        return new()
        {
            Booking = booking,
            State = HandoutState.HandedOver,
            HandedOverAt = new DateTime(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc),
            Lines = { new HandoutLine { Item = lot.Item, Lot = lot, Place = store, Wanted = 38, Reserved = 38, Packed = 38, Handed = 38 } },
        };
    }

    public static TrainingSession Session() => new()
    {
        Code = "X1",
        Course = new Course
        {
            Program = new CharityProgram { Code = "P", Name = "护苗行动", NameEn = "Seedling protection", Summary = "…", SummaryEn = "…" },
            Code = "FIRE",
            Name = "消防逃生演练",
            NameEn = "Fire drill & escape",
            Topic = "fire",
            AgeFrom = 8,
            AgeTo = 12,
            Minutes = 90,
            PupilsPerAdult = 20,
        },
        Venue = Venue(),
        State = SessionState.Open,
        StartsAt = new DateTime(2026, 12, 1, 1, 0, 0, DateTimeKind.Utc),
        EndsAt = new DateTime(2026, 12, 1, 2, 30, 0, DateTimeKind.Utc),
        TimeZone = "Asia/Shanghai",
        BookingOpensAt = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
        BookingClosesAt = new DateTime(2026, 11, 30, 0, 0, 0, DateTimeKind.Utc),
        FreeCancelUntil = new DateTime(2026, 11, 29, 10, 0, 0, DateTimeKind.Utc),
        SeatsCap = 80,
        GroupsCap = 2,
    };

    public static Venue Venue() => new()
    {
        Code = "V1",
        Name = "红色文化展馆",
        NameEn = "Heritage Exhibition Hall",
        Kind = VenueKind.ExhibitionHall,
        Address = "郑州市中原路1号",
        AddressEn = "1 Zhongyuan Road, Zhengzhou",
        TimeZone = "Asia/Shanghai",
        Capacity = 120,
    };

    /// <summary>Entries close on Friday, 11 December 2026, 18:00; play is on 19 and 20 December.</summary>
    public static Tournament Tournament() => new()
    {
        Slug = "youth-cup-2026",
        Name = "青少年乒乓球公开赛",
        NameEn = "Youth Table Tennis Open",
        Sport = "table-tennis",
        State = TournamentState.RegistrationOpen,
        StartsOn = new DateOnly(2026, 12, 19),
        EndsOn = new DateOnly(2026, 12, 20),
        TimeZone = "Asia/Shanghai",
        RegistrationOpensAt = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
        RegistrationClosesAt = new DateTime(2026, 12, 11, 10, 0, 0, DateTimeKind.Utc),
        PublishedAt = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
        Venue = Venue(),
    };

    public static Event Event(Tournament tournament) => new()
    {
        Tournament = tournament,
        Code = "BS11",
        Name = "男子单打（2011年组）",
        NameEn = "Boys' singles, born 2011",
        Kind = EventKind.Singles,
        Format = new EventFormat(),
        MatchFormat = new EventMatchFormat(),
        Limits = new EventLimits(),
    };

    public static Delegation Delegation(Tournament tournament, string code, string name, string nameEn) =>
        new() { Tournament = tournament, Code = code, Name = name, NameEn = nameEn };

    /// <summary>Enters one athlete and makes <paramref name="guardian"/> their guardian.</summary>
    public static Entry Enter(ProgramsDb db, Event @event, Delegation delegation, string publicName, Account? guardian)
    {
        var athlete = new Athlete { Delegation = delegation, PublicName = publicName, AgeGroup = "2011" };
        var entry = new Entry
        {
            Event = @event,
            Delegation = delegation,
            State = EntryState.Accepted,
            Label = publicName,
            LabelEn = publicName,
            Members = { new EntryMember { Athlete = athlete, Order = 1 } },
        };
        db.Add(entry);
        if (guardian is not null)
            db.Add(new Membership { Account = guardian, Role = MembershipRole.Guardian, Athlete = athlete });
        return entry;
    }

    public static Membership CoachOf(Account account, Delegation delegation) =>
        new() { Account = account, Role = MembershipRole.Coach, Delegation = delegation };

    /// <summary>The rules, and one booking by <c>school@demo.test</c>.</summary>
    public static Task TellABookingAsync(
        this RemindersHost host, string language = "zh-CN", DateTime? bookedAt = null, string? contact = null) =>
        host.ChangeAsync(db => db.Add(Booking(Account("school", language), bookedAt, contact))).ContinueWithRulesAsync(host);

    public static Task AddRulesAsync(this RemindersHost host) => Task.CompletedTask.ContinueWithRulesAsync(host);

    public static Task ChangeBookingAsync(this RemindersHost host, Action<Booking> change) => host.WithDbAsync(async db =>
    {
        change(await db.Bookings.Include(b => b.Session).SingleAsync());
        await db.SaveChangesAsync();
    });

    private static async Task ContinueWithRulesAsync(this Task told, RemindersHost host)
    {
        await told;
        await host.ChangeAsync(db => db.AddRange(Rules.Select(r => Rule(r.Code, r.Offset, r.Class))));
    }
}

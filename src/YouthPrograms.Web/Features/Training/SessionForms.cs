using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Features.Setup;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Training;

/// <summary>The form on which an officer plans a session, and that of the places and dates of one that is there.</summary>
public sealed class SessionForms(ProgramsDb db, Texts texts)
{
    public async Task<RowForm> NewAsync(CancellationToken cancellation)
    {
        var courses = await db.Courses.OrderBy(c => c.Code).Select(c => new { c.Id, c.Name, c.NameEn, c.Minutes }).ToListAsync(cancellation);
        var venues = await db.Venues.OrderBy(v => v.Code).Select(v => new { v.Id, v.Name, v.NameEn, v.Capacity }).ToListAsync(cancellation);
        return new RowForm(texts["session-plan.new"], "/office/sessions/new", texts["session-plan.submit"],
        [
            new(texts["session-plan.what"],
            [
                new("Code", texts["setup.code"], null) { Required = true, Hint = texts["setup.code-hint"] },
                new("Kind", texts["session-plan.kind"], nameof(SessionKind.Training)) { Options = [.. Enum.GetValues<SessionKind>().Select(kind => (kind.ToString(), texts[$"session-kind.{kind}"]))] },
                new("CourseId", texts["session.course"], null)
                {
                    Required = true,
                    Options = [.. courses.Select(c => (Key(c.Id), texts["session-plan.course", Texts.Choose(c.Name, c.NameEn), c.Minutes]))],
                },
                new("VenueId", texts["session.where"], null)
                {
                    Required = true,
                    Options = [.. venues.Select(v => (Key(v.Id), texts["office.venue", Texts.Choose(v.Name, v.NameEn), v.Capacity]))],
                },
            ]),
            new(texts["session.when"],
            [
                new("StartsAt", texts["office.starts"], null) { Type = "datetime-local", Required = true, Hint = texts["session-plan.zone-hint"] },
                new("EndsAt", texts["office.ends"], null) { Type = "datetime-local", Required = true },
            ]),
            .. Places(null),
        ])
        {
            Crumbs = [("/office", texts["office.title"])],
            Lead = texts["session-plan.lead"],
        };
    }

    public RowForm Of(SessionRow session) => new(texts["session-plan.change"], Address(session.Id) + "/plan", texts["setup.save"], Places(session))
    {
        Crumbs = [("/office", texts["office.title"]), (Address(session.Id), session.Course)],
        RowVersion = session.RowVersion,
    };

    public async Task<Action<TrainingSession>> ReadNewAsync(FormPost post, CancellationToken cancellation)
    {
        var venueId = post.RequiredKey("VenueId");
        // A venue that is not there is said by the use case; until then any zone will do.
        var zone = await db.Venues.Where(v => v.Id == venueId).Select(v => v.TimeZone).SingleOrDefaultAsync(cancellation) ?? HomeZone.Id;
        var (code, courseId, kind) = (post.RequiredText("Code"), post.RequiredKey("CourseId"), post.RequiredChoice<SessionKind>("Kind"));
        var (starts, ends) = (post.RequiredLocalTime("StartsAt"), post.RequiredLocalTime("EndsAt"));
        var places = ReadPlaces(post, zone);
        return session =>
        {
            (session.Code, session.CourseId, session.VenueId, session.Kind, session.TimeZone) = (code, courseId, venueId, kind, zone);
            (session.StartsAt, session.EndsAt) = (SessionTime.ToUtc(starts, zone), SessionTime.ToUtc(ends, zone));
            places(session);
        };
    }

    public static Action<TrainingSession> ReadPlaces(FormPost post, string zone)
    {
        var (opens, closes, free) = (post.RequiredLocalTime("BookingOpensAt"), post.RequiredLocalTime("BookingClosesAt"), post.RequiredLocalTime("FreeCancelUntil"));
        var (seats, groups) = (post.RequiredWhole("SeatsCap"), post.RequiredWhole("GroupsCap"));
        return session =>
        {
            (session.BookingOpensAt, session.BookingClosesAt) = (SessionTime.ToUtc(opens, zone), SessionTime.ToUtc(closes, zone));
            session.FreeCancelUntil = SessionTime.ToUtc(free, zone);
            (session.SeatsCap, session.GroupsCap) = (seats, groups);
        };
    }

    public static string Address(long id) => "/office/sessions/" + Key(id);

    private RowFields[] Places(SessionRow? session) =>
    [
        new(texts["session-plan.places"],
        [
            new("SeatsCap", texts["session-plan.seats"], session?.SeatsCap.ToString(CultureInfo.InvariantCulture)) { Type = "number", Required = true, Hint = texts["session-plan.seats-hint"] },
            new("GroupsCap", texts["session-plan.groups"], session?.GroupsCap.ToString(CultureInfo.InvariantCulture)) { Type = "number", Required = true },
        ]),
        new(texts["session-plan.booking"],
        [
            new("BookingOpensAt", texts["session-plan.opens"], Wall(session?.BookingOpens)) { Type = "datetime-local", Required = true },
            new("BookingClosesAt", texts["session-plan.closes"], Wall(session?.BookingCloses)) { Type = "datetime-local", Required = true },
            new("FreeCancelUntil", texts["session-plan.free-until"], Wall(session?.FreeUntil)) { Type = "datetime-local", Required = true },
        ]),
    ];

    private static string? Wall(SessionTime? time) => time?.Local.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}

using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Tests.Bookings;
using YouthPrograms.Web.Tests.Kits;

namespace YouthPrograms.Web.Tests.Training;

public sealed class CertifyingASession(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Only_after_somebody_said_that_it_took_place()
    {
        var booking = await app.BookedAsync();
        Assert.Equal("session-not-over", (await app.CertifyAsync(booking.SessionId)).Problem!.Code);
        await app.EndAsync(booking.SessionId);
        Assert.Equal("session-not-changeable", (await app.CertifyAsync(booking.SessionId)).Problem!.Code);
        await app.CompleteAsync(booking.SessionId);
        Assert.Equal("nothing-to-certify", (await app.CertifyAsync(booking.SessionId)).Problem!.Code);
    }

    [Fact]
    public async Task Those_present_their_school_and_the_trainers_get_one_each()
    {
        var (session, present, absent) = await HeldAsync();
        await app.TrainerAsync(session);
        Assert.Equal(3, (await app.CertifyAsync(session)).Value);
        var issued = await app.CertificatesAsync(session);
        Assert.Equal([CertificateKind.Class, CertificateKind.School, CertificateKind.Trainer], issued.Select(one => one.Kind));
        Assert.Equal(present.Id, issued[0].BookingId);
        Assert.DoesNotContain(issued, one => one.BookingId == absent.Id);
        Assert.Equal("nothing-to-certify", (await app.CertifyAsync(session)).Problem!.Code);
        Assert.Empty(await app.InDatabaseAsync(db => DayViolations.CertificatesAsync(db, default)));
    }

    [Fact]
    public async Task Issued_at_once_by_many_each_is_issued_once()
    {
        var (session, _, _) = await HeldAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => app.CertifyAsync(session))));
        Assert.Single(outcomes, outcome => outcome.Problem is null);
        Assert.Equal(2, (await app.CertificatesAsync(session)).Count);
    }

    [Fact]
    public async Task A_class_counted_late_gets_its_own_later()
    {
        var (session, _, absent) = await HeldAsync();
        await app.CertifyAsync(session);
        await app.CountAsync(absent, 12);
        Assert.Equal(1, (await app.CertifyAsync(session)).Value);
    }

    [Fact]
    public async Task A_class_that_was_not_there_after_all_loses_it()
    {
        var (session, present, _) = await HeldAsync();
        await app.CertifyAsync(session);
        var serial = (await app.CertificatesAsync(session))[0].Serial;
        Assert.Equal(CertificateVerdict.Valid, (await app.CheckAsync(serial)).Verdict);
        await app.CountAsync(present, 0);
        Assert.Equal(CertificateVerdict.Revoked, (await app.CheckAsync(serial)).Verdict);
        Assert.All(await app.CertificatesAsync(session), one => Assert.NotNull(one.RevokedAt));
        Assert.Empty(await app.InDatabaseAsync(db => DayViolations.CertificatesAsync(db, default)));
    }

    [Fact]
    public async Task Anybody_checks_it_however_they_type_it()
    {
        var (session, present, _) = await HeldAsync();
        await app.CertifyAsync(session);
        var certificate = (await app.CertificatesAsync(session))[0];
        var check = await app.CheckAsync(certificate.Serial.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        Assert.Equal((CertificateVerdict.Valid, certificate.Serial, CertificateKind.Class), (check.Verdict, check.Serial, check.Kind));
        Assert.Contains(("class", present.ClassLabel), check.Lines());
        Assert.Contains(("pupils", "18"), check.Lines());
        Assert.Equal(CertificateVerdict.Unknown, (await app.CheckAsync("YP26-2222-2222-2")).Verdict);
        await app.InDatabaseAsync(db => db.Certificates.Where(c => c.Id == certificate.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Content, "pupils: 180")));
        Assert.Equal(CertificateVerdict.Altered, (await app.CheckAsync(certificate.Serial)).Verdict);
    }

    [Fact]
    public async Task Fewer_than_ten_pupils_are_not_counted_on_it()
    {
        var booking = await app.BookedAsync(9);
        await app.EndAsync(booking.SessionId);
        await app.CountAsync(booking, 9);
        await app.CompleteAsync(booking.SessionId);
        await app.CertifyAsync(booking.SessionId);
        Assert.All(await app.CertificatesAsync(booking.SessionId), one => Assert.DoesNotContain("pupils", one.Content, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_database_refuses_one_for_the_absent_and_one_before_the_end()
    {
        var (session, _, _) = await HeldAsync();
        await app.CertifyAsync(session);
        await RefusesAsync(db => db.Certificates.Where(c => c.SessionId == session).ExecuteUpdateAsync(set => set.SetProperty(c => c.Present, 0)));
        await RefusesAsync(db => db.Certificates.Where(c => c.SessionId == session)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.IssuedAt, c => c.SessionEndedAt.AddDays(-1))));
        await RefusesAsync(db => db.Certificates.Where(c => c.SessionId == session && c.Kind == CertificateKind.Class)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.BookingId, (long?)null)));
    }

    [Fact]
    public async Task Everybody_opens_its_page_and_a_wrong_serial_is_a_404()
    {
        var (session, _, _) = await HeldAsync();
        await app.CertifyAsync(session);
        var serial = (await app.CertificatesAsync(session))[0].Serial;
        var page = await app.Browser().PageAsync($"/verify/certificates/{serial}");
        Assert.Contains(serial, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("article.certificate"));
        await app.Browser().PageAsync("/verify/certificates/YP26-2222-2222-2", 404);
        var redirect = await app.Browser().GetAsync($"/verify/certificates?serial={serial}");
        Assert.Equal(($"/verify/certificates/{serial}", 303), (redirect.Headers.Location!.ToString(), (int)redirect.StatusCode));
        Assert.NotNull((await app.Browser().PageAsync("/verify")).QuerySelector("form[action='/verify/certificates']"));
    }

    private Task<System.Data.Common.DbException> RefusesAsync(Func<ProgramsDb, Task<int>> write) =>
        Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.InDatabaseAsync(write));

    /// <summary>A session that took place with one class; another one was booked and did not come.</summary>
    private async Task<(long Session, Booking Present, Booking Absent)> HeldAsync()
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        var (present, absent) = (await app.BookedAsync(20, session, school, "甲"), await app.BookedAsync(20, session, school, "乙"));
        await app.EndAsync(session);
        await app.CountAsync(present, 18);
        await app.CountAsync(absent, 0);
        await app.CompleteAsync(session);
        return (session, present, absent);
    }
}

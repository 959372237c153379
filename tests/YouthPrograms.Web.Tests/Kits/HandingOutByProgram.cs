using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Web.Tests.Bookings;
using YouthPrograms.Web.Tests.Service;
using YouthPrograms.Web.Tests.Training;

namespace YouthPrograms.Web.Tests.Kits;

/// <summary>The same by OData alone.</summary>
public sealed class HandingOutByProgram(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task From_an_item_to_two_signatures()
    {
        var (officer, contact) = (await app.ProgramAsync("officer@demo.test"), await app.ProgramAsync("school@demo.test"));
        var code = TrainingApp.Unique("book");
        var item = (await (await officer.CreateAsync("Items", new { Code = code, Name = "书", NameEn = "Book" })).JsonAsync(201)).Id();
        var lot = (await (await officer.CreateAsync("Lots", new { ItemId = item, Code = code })).JsonAsync(201)).Id();
        await (await officer.RunAsync($"Lots({lot})", "Receive", new { quantity = 30 })).JsonAsync(200);
        Assert.Equal("Approved", (await (await officer.RunAsync($"Lots({lot})", "Approve", new { inspection = "翻过" })).JsonAsync(200)).GetProperty("State").GetString());
        var school = await app.InDatabaseAsync(db => db.Schools.Where(s => s.Code == "S3").Select(s => s.Id).SingleAsync());
        var booking = (await app.BookedAsync(school: school)).Id;
        var created = await officer.CreateAsync("Handouts", new { BookingId = booking, Lines = new[] { new { ItemId = item, Wanted = 20 } } });
        var handout = (await created.JsonAsync(201)).Id();
        foreach (var (action, body, state) in (ValueTuple<string, object, string>[])
            [("Reserve", new { }, "Reserved"), ("Pack", new { quantities = new { Lines = new[] { new { ItemId = item, Quantity = 19 } } } }, "Packed"), ("HandOver", new { }, "HandedOver")])
            Assert.Equal(state, (await (await officer.RunAsync($"Handouts({handout})", action, body)).JsonAsync(200)).GetProperty("State").GetString());
        Assert.Equal("school-signs-only", (await (await officer.RunAsync($"Handouts({handout})", "Sign", new { signedBy = "x" })).JsonAsync(403)).Code());
        Assert.Equal("Received", (await (await contact.RunAsync($"Handouts({handout})", "Sign", new { signedBy = "李老师" })).JsonAsync(200)).GetProperty("State").GetString());
        var read = await contact.ReadAsync($"Bookings({booking})?$expand=Handout($expand=Lines($expand=Item))");
        var line = read.GetProperty("Handout").GetProperty("Lines")[0];
        Assert.Equal((20, 19, 19), (line.GetProperty("Reserved").GetInt32(), line.GetProperty("Handed").GetInt32(), line.GetProperty("Received").GetInt32()));
        Assert.Equal(code, line.GetProperty("Item").GetProperty("Code").GetString());
        var balances = await officer.ReadAsync($"StockBalances?$filter=LotId eq {lot}&$expand=Place&$orderby=PlaceId");
        Assert.Contains(balances.GetProperty("value").EnumerateArray(), row => row.GetProperty("OnHand").GetInt32() == 11);
        Assert.Equal(4, (await officer.ReadAsync($"StockMovements?$filter=LotId eq {lot}&$count=true")).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Movements_are_added_and_never_changed()
    {
        var officer = await app.ProgramAsync("officer@demo.test");
        var lot = await app.LotAsync(await app.ItemAsync(), 10);
        var (store, loss) = (await app.PlaceAsync(YouthPrograms.Training.Stock.PlaceKind.Store), await app.PlaceAsync(YouthPrograms.Training.Stock.PlaceKind.Loss));
        var moved = await (await officer.CreateAsync("StockMovements", new { LotId = lot, FromId = store, ToId = loss, Quantity = 4, Reason = "盘点" })).JsonAsync(201);
        Assert.Equal(405, (int)(await officer.ChangeAsync($"StockMovements({moved.Id()})", new { Quantity = 1 })).StatusCode);
        Assert.Equal(405, (int)(await officer.RemoveAsync($"StockMovements({moved.Id()})")).StatusCode);
        var refused = await (await officer.CreateAsync("StockMovements", new { LotId = lot, FromId = store, ToId = loss, Quantity = 7, Reason = "盘点" })).JsonAsync(409);
        Assert.Equal("more-than-there", refused.Code());
        Assert.Equal("in-use", (await (await officer.RemoveAsync($"Lots({lot})")).JsonAsync(409)).Code());
        Assert.Equal("storerooms-only", (await (await officer.CreateAsync("StockPlaces", new { Code = TrainingApp.Unique("place"), Name = "甲", NameEn = "A", Kind = "Loss" })).JsonAsync(400)).Code());
    }

    [Fact]
    public async Task A_day_is_counted_measured_and_certified_and_anybody_checks_it()
    {
        var officer = await app.ProgramAsync("officer@demo.test");
        var booking = await app.BookedAsync();
        await app.EndAsync(booking.SessionId);
        var session = $"TrainingSessions({booking.SessionId})";
        var counted = await (await officer.RunAsync(session, "CheckIn", new { bookingId = booking.Id, present = 19, clientId = "phone-1", source = "Qr" })).JsonAsync(200);
        Assert.Equal("Attended", counted.GetProperty("State").GetString());
        await (await officer.RunAsync(session, "CheckIn", new { bookingId = booking.Id, present = 19, clientId = "phone-1" })).JsonAsync(200);
        Assert.Equal("count-differs", (await (await officer.RunAsync(session, "CheckIn", new { bookingId = booking.Id, present = 18, clientId = "phone-1" })).JsonAsync(409)).Code());
        var quiz = await (await officer.RunAsync(session, "Assess", new { bookingId = booking.Id, phase = "Before", n = 19, points = 100 })).JsonAsync(200);
        Assert.Equal(19, quiz.GetProperty("N").GetInt32());
        Assert.Equal("quiz-answered-twice", (await (await officer.RunAsync(session, "Assess", new { bookingId = booking.Id, phase = "Before", n = 19, points = 100 })).JsonAsync(409)).Code());
        await (await officer.RunAsync(session, "TimeDrill", new { bookingId = booking.Id, run = "After", seconds = 99 })).JsonAsync(200);
        await (await officer.RunAsync(session, "Complete")).JsonAsync(200);
        Assert.Equal(2, (await (await officer.RunAsync(session, "IssueCertificates")).JsonAsync(200)).GetProperty("value").GetInt32());
        var expanded = await officer.ReadAsync($"{session}?$expand=Certificates,Assessments,DrillTimings,Bookings($expand=Attendances)");
        Assert.Single(expanded.GetProperty("Bookings")[0].GetProperty("Attendances").EnumerateArray());
        var serial = expanded.GetProperty("Certificates")[0].GetProperty("Serial").GetString();
        var check = await app.Browser().ReadAsync($"Check(serial='{serial}')");
        Assert.Equal("Valid", check.GetProperty("Verdict").GetString());
        Assert.Equal("Unknown", (await app.Browser().ReadAsync("Check(serial='nonsense')")).GetProperty("Verdict").GetString());
        Assert.Equal(JsonValueKind.Null, (await app.Browser().ReadAsync("Check(serial='')")).GetProperty("Content").ValueKind);
    }
}

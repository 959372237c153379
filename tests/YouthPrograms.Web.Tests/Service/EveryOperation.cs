using System.Net.Http.Json;
using System.Text.Json;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>
/// Every set, action and function of the published model, walked with every role on a row that is somebody else's and on one that
/// is not there. The model leads: a set or an operation without an expectation here fails.
/// </summary>
public sealed class EveryOperation(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    private const long Nowhere = 999_999_999;

    private static readonly string[] Everybody =
        ["", "organizer", "coach", "school", "parent", "trainer", "officer", "scorer", "admin", "auditor"];

    private static readonly string[] SignedIn = Everybody[1..];
    private static readonly string[] All = ["admin", "auditor"];
    private static readonly string[] Office = ["admin", "auditor", "officer"];
    private static readonly string[] Admin = ["admin"];
    private static readonly string[] Officers = ["admin", "officer"];

    /// <summary>Who reads the foreign row of a set; for everybody else it does not exist.</summary>
    private static readonly Dictionary<string, string[]> Readers = new()
    {
        ["Tournaments"] = All,
        ["Events"] = All,
        ["Delegations"] = All,
        ["Tables"] = All,
        ["Athletes"] = All,
        ["AthleteRecords"] = Admin,
        ["Entries"] = All,
        ["EntryMembers"] = All,
        ["Draws"] = All,
        ["Brackets"] = All,
        ["Groups"] = All,
        ["GroupMembers"] = All,
        ["Matches"] = All,
        ["Rubbers"] = All,
        ["Results"] = All,
        ["Placings"] = All,
        ["Consents"] = Admin,
        ["Memberships"] = Admin,
        ["AuditEvents"] = All,
        ["Programs"] = Everybody,
        ["Courses"] = Everybody,
        ["Venues"] = Everybody,
        ["Trainers"] = Everybody,
        ["TrainingSessions"] = Office,
        ["Schools"] = Office,
        ["SchoolClasses"] = Office,
        ["Bookings"] = Office,
        ["WaitlistEntries"] = Office,
        ["ReminderRules"] = Office,
        ["Messages"] = Office,
        ["AccessTokens"] = Admin,
        ["Attendances"] = Office,
        ["Assessments"] = Office,
        ["DrillTimings"] = Office,
        ["Certificates"] = Office,
        ["Items"] = Everybody,
        ["StockPlaces"] = Office,
        ["Lots"] = Office,
        ["StockBalances"] = Office,
        ["StockMovements"] = Office,
        ["Handouts"] = Office,
        ["HandoutLines"] = Office,
        ["Funds"] = Everybody,
        ["Campaigns"] = Everybody,
        ["Donations"] = Office,
        ["Allocations"] = Office,
        ["Expenses"] = Office,
        ["LedgerTransactions"] = Office,
        ["LedgerEntries"] = Office,
        ["Disclosures"] = Office,
        ["DisclosureFigures"] = Office,
        ["DisclosureApprovals"] = Office,
        ["Shifts"] = Office,
        ["Signups"] = Office,
    };

    /// <summary>Sets that ask whoever is not signed in to do so, before they look for a row.</summary>
    private static readonly HashSet<string> Closed =
    [
        "AthleteRecords", "Consents", "Memberships", "AuditEvents", "Schools", "SchoolClasses", "Bookings", "WaitlistEntries", "ReminderRules", "Messages",
        "Attendances", "Assessments", "DrillTimings", "Certificates", "StockPlaces", "Lots", "StockBalances", "StockMovements", "Handouts", "HandoutLines",
        "AccessTokens", "Donations", "Allocations", "Expenses", "LedgerTransactions", "LedgerEntries", "DisclosureApprovals", "Signups",
    ];

    /// <summary>
    /// Who may call an operation on the foreign row (of those who read it; the others are refused), and what they send: the body
    /// of an action, the arguments of a function.
    /// </summary>
    private static readonly Dictionary<string, Call> Calls = new()
    {
        ["Tournament.OpenRegistration"] = new(Admin),
        ["Tournament.CloseRegistration"] = new(Admin),
        ["Tournament.Publish"] = new(Admin),
        ["Tournament.Withdraw"] = new(Admin),
        ["Tournament.Complete"] = new(Admin),
        ["Tournament.Clone"] = new(Admin, new { year = 2031 }),
        ["Tournament.Cancel"] = new(Admin, new { reason = "" }),
        ["Tournament.MedalTable"] = new(All),
        ["Event.AcceptAll"] = new(Admin),
        ["Event.CommitDraw"] = new(Admin),
        ["Event.AddWitness"] = new(Admin, new { text = "7" }),
        ["Event.MakeDraw"] = new(Admin),
        ["Event.Publish"] = new(Admin),
        ["Event.Unpublish"] = new(Admin),
        ["Event.Standings"] = new(All),
        ["Event.WhatNeeds"] = new(All, Arguments: "entryId={Entries}"),
        ["Delegation.ImportRoster"] = new(Admin, new { file = "TmFtZQ", fileName = "a.csv" }),
        ["Delegation.InviteCoach"] = new(Admin, new { email = "nobody" }),
        ["Delegation.AddAthlete"] = new(Admin, new { fullName = "示例", gender = "Boy", birthDate = "2011-01-01" }),
        ["Delegation.EnterTeam"] = new(Admin, Rows: rows => new { eventId = rows["Events"], athleteIds = new[] { rows["Athletes"] } }),
        ["PlayingTable.ScorerLink"] = new(Admin),
        ["PlayingTable.RevokeScorerLink"] = new(Admin),
        ["Athlete.Enter"] = new(Admin, Rows: rows => new { eventId = rows["Events"] }),
        ["Athlete.LinkCode"] = new(Admin),
        // For the child's guardian alone: an administrator is none.
        ["Athlete.GiveConsent"] = new([], new { kind = "Participation" }),
        ["Athlete.WithdrawConsent"] = new([], new { kind = "Participation" }),
        ["AthleteRecord.Verify"] = new(Admin),
        ["AthleteRecord.Anonymize"] = new(Admin, new { reason = "test" }),
        ["Entry.Accept"] = new(Admin),
        ["Entry.Reject"] = new(Admin, new { reason = "test" }),
        ["Entry.Withdraw"] = new(Admin, new { reason = "test" }),
        ["Entry.Reinstate"] = new(Admin, new { reason = "test" }),
        ["Entry.SetSeed"] = new(Admin, new { seed = 1 }),
        ["Entry.FlightPlan"] = new(All),
        ["Draw.Verify"] = new(All),
        ["Match.Call"] = new(Admin),
        ["Match.RecordResult"] = new(Admin, new { outcome = "Played", games = "1" }),
        ["Match.CorrectResult"] = new(Admin, new { reason = "test" }),
        ["Match.SubmitLineUp"] = new(Admin, new { sideA = new[] { 1 }, sideB = new[] { 1 } }),
        ["Program.Impact"] = new(Everybody, Arguments: "from=2026-01-01,to=2026-12-31"),
        ["TrainingSession.Book"] = new(Officers, Rows: rows => new { schoolId = rows["Schools"], classLabel = "x", pupils = 1, adults = 1 }),
        ["TrainingSession.JoinWaitlist"] = new(Officers, Rows: rows => new { schoolId = rows["Schools"], classLabel = "x", pupils = 1, adults = 1 }),
        ["TrainingSession.Reschedule"] = new(Officers, new { startsAt = "2020-01-01T00:00:00Z" }),
        ["TrainingSession.Open"] = new(Officers),
        ["TrainingSession.AssignTrainers"] = new(Officers, new { trainerIds = Array.Empty<long>() }),
        ["TrainingSession.Complete"] = new(Officers),
        ["TrainingSession.CheckIn"] = new(Officers, Rows: rows => new { bookingId = rows["Bookings"], present = 1 }),
        ["TrainingSession.Assess"] = new(Officers, Rows: rows => new { bookingId = rows["Bookings"], phase = "Before", n = 1, points = 1 }),
        ["TrainingSession.TimeDrill"] = new(Officers, Rows: rows => new { bookingId = rows["Bookings"], run = "Before", seconds = 1 }),
        ["TrainingSession.IssueCertificates"] = new(Officers),
        ["TrainingSession.Cancel"] = new(Officers, new { reason = "" }),
        ["Booking.Confirm"] = new(Officers),
        ["Booking.Reconfirm"] = new(Officers),
        ["Booking.Move"] = new(Officers, Rows: rows => new { sessionId = rows["TrainingSessions"] }),
        ["Booking.Resize"] = new(Officers, new { pupils = 0, adults = 0 }),
        ["Booking.Cancel"] = new(Officers),
        ["Booking.FlightPlan"] = new(Office),
        ["WaitlistEntry.AcceptOffer"] = new(Officers),
        ["WaitlistEntry.DeclineOffer"] = new(Officers),
        ["WaitlistEntry.Withdraw"] = new(Officers),
        ["Lot.Receive"] = new(Officers, new { quantity = 1 }),
        ["Lot.Approve"] = new(Officers, new { inspection = "test" }),
        ["Lot.Recall"] = new(Officers, new { reason = "" }),
        ["Handout.Reserve"] = new(Officers),
        ["Handout.Release"] = new(Officers),
        ["Handout.Pack"] = new(Officers),
        ["Handout.HandOver"] = new(Officers),
        // For the school's contact alone: an officer is none.
        ["Handout.Sign"] = new([], new { signedBy = "test" }),
        ["Handout.Reconcile"] = new(Officers),
        ["Handout.Resolve"] = new(Officers, new { resolution = "test" }),
        ["Message.Resend"] = new(Admin, new { reason = "test" }),
        ["Message.Suppress"] = new(Admin, new { reason = "test" }),
        ["Donation.Allocate"] = new(Admin, Rows: rows => new { programId = rows["Programs"], amountFen = 0, purpose = "test" }),
        ["Donation.Trace"] = new(Office),
        ["LedgerTransaction.Post"] = new(Admin),
        ["LedgerTransaction.Reverse"] = new(Admin, new { reason = "" }),
        ["Disclosure.Approve"] = new(Officers),
        ["Disclosure.Publish"] = new(Officers),
        ["Disclosure.Correct"] = new(Officers, new { note = "test" }),
        ["Shift.SignUp"] = new([]),
        ["Signup.Withdraw"] = new(Officers),
        ["Signup.ConfirmHours"] = new(Officers, new { hours = 1 }),
        // One's own tokens; an administrator ends those of others, too.
        ["Me.CreateToken"] = new(SignedIn, new { name = "", scope = "Read", expiresOn = "2020-01-01" }),
        ["Me.RevokeToken"] = new(Admin, Rows: rows => new { id = rows["AccessTokens"] }),
        // Whoever has a serial may check it, signed in or not.
        ["Check"] = new(Everybody, Arguments: "serial='YP26-2222-2222-2'"),
        // Bound to nothing: anybody signed in may try a code, and only an administrator gives this role.
        ["LinkChild"] = new(SignedIn, new { code = "AAAAA-AAAAA" }),
        ["SetUpTournament"] = new(Admin, new { template = "one-day-cup", slug = "walked-by-every-role", name = "测试", nameEn = "Test", startsOn = "2031-05-01", timeZone = "Asia/Shanghai" }),
        ["GrantRole"] = new(Admin, new { email = "nobody@example.test", role = "Auditor" }),
    };

    [Fact]
    public async Task Is_expected_here()
    {
        var model = await ModelAsync();
        Assert.Empty(model.EntityContainer.EntitySets().Select(set => set.Name).Except(Readers.Keys));
        Assert.Empty(Readers.Keys.Except(model.EntityContainer.EntitySets().Select(set => set.Name)));
        Assert.Empty(Operations(model).Select(operation => operation.Name).Except(Calls.Keys));
        Assert.Empty(Calls.Keys.Except(Operations(model).Select(operation => operation.Name)));
    }

    [Fact]
    public async Task Answers_each_role_with_what_is_theirs_and_404_for_the_rest()
    {
        var model = await ModelAsync();
        var rows = await ForeignRows.MakeAsync(app);
        var wrong = new List<string>();
        // Those who may do nothing come first: what the others do may change the rows.
        foreach (var role in Everybody.OrderBy(role => role is "officer" or "admin"))
        {
            var client = role.Length == 0 ? app.Browser() : await app.ProgramAsync($"{role}@demo.test");
            foreach (var set in model.EntityContainer.EntitySets())
                await ReadAsync(client, role, set.Name, rows[set.Name], wrong);
            foreach (var operation in Operations(model))
                await CallAsync(client, role, operation, rows, wrong);
        }
        Assert.Empty(wrong);
    }

    private static async Task ReadAsync(HttpClient client, string role, string set, long row, List<string> wrong)
    {
        int hidden = role.Length == 0 && Closed.Contains(set) ? 401 : 404;
        var reads = Readers[set].Contains(role);
        await ExpectAsync(client.GetAsync($"/odata/{set}({row})"), $"GET {set} as '{role}'", status => status == (reads ? 200 : hidden), wrong);
        await ExpectAsync(client.GetAsync($"/odata/{set}({Nowhere})"), $"GET missing {set} as '{role}'", status => status == hidden, wrong);
        if (reads)
            return;
        await ExpectAsync(client.ChangeAsync($"{set}({row})", new { }), $"PATCH {set} as '{role}'", status => status == hidden || status == 405, wrong);
        await ExpectAsync(client.RemoveAsync($"{set}({row})"), $"DELETE {set} as '{role}'", status => status == hidden || status == 405, wrong);
    }

    private static async Task CallAsync(HttpClient client, string role, Operation operation, IReadOnlyDictionary<string, long> rows, List<string> wrong)
    {
        var call = Calls[operation.Name];
        if (operation.Set is not { } set)
        {
            await ExpectAsync(
                SendAsync(client, operation, operation.IsOwn ? "/odata/Me/YouthPrograms." : "/odata/", call, rows), $"{operation.Name} as '{role}'",
                status => call.Doers.Contains(role) ? IsDone(status) : role.Length == 0 ? status == 401 : status == 403 || operation.IsOwn && status == 404,
                wrong);
            return;
        }
        int hidden = role.Length == 0 && Closed.Contains(set) ? 401 : 404;
        await ExpectAsync(
            SendAsync(client, operation, $"/odata/{set}({Nowhere})/YouthPrograms.", call, rows), $"missing {operation.Name} as '{role}'",
            status => status == hidden, wrong);
        await ExpectAsync(
            SendAsync(client, operation, $"/odata/{set}({rows[set]})/YouthPrograms.", call, rows), $"{operation.Name} as '{role}'",
            status => call.Doers.Contains(role) ? IsDone(status)
                : !Readers[set].Contains(role) ? status == hidden
                // Those who look on are refused; some use cases do not even find the row for them.
                : status is 403 or 404,
            wrong);
    }

    // Done, or refused for a reason that lies in the data and not in who asks.
    private static bool IsDone(int status) => status is >= 200 and < 300 or 400 or 409 or 412;

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient client, Operation operation, string address, Call call, IReadOnlyDictionary<string, long> rows)
    {
        if (operation.IsAction)
            return client.PostAsJsonAsync(address + operation.Simple, call.Rows?.Invoke(rows) ?? call.Body ?? new { }, JsonSerializerOptions.Default);
        var arguments = rows.Aggregate(call.Arguments, (text, row) => text.Replace($"{{{row.Key}}}", $"{row.Value}", StringComparison.Ordinal));
        return client.GetAsync($"{address}{operation.Simple}({arguments})");
    }

    private static async Task ExpectAsync(Task<HttpResponseMessage> sent, string what, Func<int, bool> isRight, List<string> wrong)
    {
        var answer = await sent;
        if (!isRight((int)answer.StatusCode))
            wrong.Add($"{what}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static IReadOnlyList<Operation> Operations(IEdmModel model)
    {
        var sets = model.EntityContainer.EntitySets().ToDictionary(set => set.EntityType().Name, set => set.Name);
        return
        [
            .. model.SchemaElements.OfType<IEdmOperation>().Where(operation => operation.IsBound).Select(operation =>
            {
                var type = operation.Parameters.First().Type.FullName().Split('.')[^1].TrimEnd(')');
                return new Operation($"{type}.{operation.Name}", operation.Name, sets.GetValueOrDefault(type), operation is IEdmAction, IsOwn: type == "Me");
            }),
            .. model.EntityContainer.Elements.OfType<IEdmOperationImport>()
                .Select(import => new Operation(import.Name, import.Name, null, import is IEdmActionImport)),
        ];
    }

    private async Task<IEdmModel> ModelAsync()
    {
        using var reader = XmlReader.Create(new StringReader(await app.Browser().GetStringAsync("/odata/$metadata")));
        return CsdlReader.Parse(reader);
    }

    private sealed record Call(
        string[] Doers, object? Body = null, string Arguments = "", Func<IReadOnlyDictionary<string, long>, object>? Rows = null);

    private sealed record Operation(string Name, string Simple, string? Set, bool IsAction, bool IsOwn = false);
}

using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;
using YouthPrograms.Web.Features.Funding;

namespace YouthPrograms.Web.Tests.Funding;

public sealed class DisclosingFigures(MoneyApp app) : IClassFixture<MoneyApp>
{
    [Fact]
    public async Task Needs_the_word_of_two_different_people()
    {
        var draft = await DrawUpAsync(await ProgramWithMoneyAsync());
        var (first, second) = (await app.PersonAsync("accountant@demo.test"), await app.PersonAsync("officer@demo.test"));
        Assert.Null((await ApproveAsync(draft.Id, first)).Problem);
        Assert.Equal("already-approved", (await ApproveAsync(draft.Id, first)).Problem?.Code);
        Assert.Equal("two-approvals-needed", (await PublishAsync(draft.Id, first)).Problem?.Code);
        Assert.Null((await ApproveAsync(draft.Id, second)).Problem);
        Assert.Null((await PublishAsync(draft.Id, first)).Problem);
        Assert.Equal("not-a-draft", (await PublishAsync(draft.Id, first)).Problem?.Code);
    }

    [Fact]
    public async Task One_person_at_two_windows_is_still_one()
    {
        var draft = await DrawUpAsync(await ProgramWithMoneyAsync());
        var person = await app.PersonAsync("accountant@demo.test");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ApproveAsync(draft.Id, person))));
        Assert.Single(outcomes, outcome => outcome.Problem is null);
        Assert.Equal("two-approvals-needed", (await PublishAsync(draft.Id, person)).Problem?.Code);
    }

    [Fact]
    public async Task Says_what_the_books_say()
    {
        var program = await ProgramWithMoneyAsync();
        Assert.Equal(
            [
                "received 10000 1", "received-money 10000 1", "allocated 8000 1", "spent 2500 2 of 62", "spent-kits 1500 1 of 50",
                "spent-books 1000 1 of 12", "days-to-use 0 d 2",
            ],
            Text(await DrawUpAsync(program)));
    }

    [Fact]
    public async Task Puts_together_what_is_about_few_people()
    {
        var program = await app.ProgramAsync();
        var allocation = (await app.AllocateAsync(await app.GiftAsync(10_000, restrictedTo: program), program, 8000)).Value;
        await app.SpendAsync(allocation, 1500, ExpenseCategory.Relief, people: 4);
        await app.SpendAsync(allocation, 1000, ExpenseCategory.Kits, people: 36);
        await app.SpendAsync(allocation, 300, ExpenseCategory.Books, people: 90);
        Assert.Contains("spent-together 2500 2 of 40", Text(await DrawUpAsync(program)));
        Assert.DoesNotContain(Text(await DrawUpAsync(program, days: 1)), line => line.StartsWith("spent-relief", StringComparison.Ordinal) || line.StartsWith("spent-kits", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_is_a_new_version_with_a_note_and_the_old_one_can_still_be_computed()
    {
        var program = await app.ProgramAsync();
        var allocation = (await app.AllocateAsync(await app.GiftAsync(10_000, restrictedTo: program), program, 8000)).Value;
        var wrong = await app.SpendAsync(allocation, 1500, people: 50);
        var first = await PublishedAsync(await DrawUpAsync(program));
        await app.ReverseAsync(await app.TransactionOfAsync(wrong));
        await app.SpendAsync(allocation, 1200, people: 50);
        var second = (await CorrectAsync(first.Id, "发票金额登记有误")).Value;
        Assert.Equal("being-corrected", (await CorrectAsync(first.Id, "again")).Problem?.Code);
        Assert.Equal(DisclosureState.Published, (await ReadAsync(first.Id)).State);
        await PublishedAsync(second);
        var (old, now) = (await ReadAsync(first.Id), await ReadAsync(second.Id));
        Assert.Equal((DisclosureState.Superseded, DisclosureState.Published, 2, "发票金额登记有误"), (old.State, now.State, now.Version, now.Note));
        Assert.Equal((1500L, 1200L), (Spent(old), Spent(now)));
        Assert.True(await StillHoldsAsync(old) && await StillHoldsAsync(now));
        Assert.Empty(await app.InDatabaseAsync(db => MoneyViolations.UnfoundedFiguresAsync(db, default)));
    }

    [Fact]
    public async Task What_is_posted_later_does_not_move_a_past_figure()
    {
        var program = await ProgramWithMoneyAsync();
        var published = await PublishedAsync(await DrawUpAsync(program));
        await app.GiftAsync(777, restrictedTo: program);
        app.Clock.Forward(TimeSpan.FromMinutes(5));
        Assert.True(await StillHoldsAsync(await ReadAsync(published.Id)));
    }

    [Fact]
    public async Task Figures_that_the_books_do_not_bear_out_are_neither_approved_nor_published()
    {
        var draft = await DrawUpAsync(await ProgramWithMoneyAsync());
        var (first, second) = (await app.PersonAsync("accountant@demo.test"), await app.PersonAsync("officer@demo.test"));
        await ApproveAsync(draft.Id, first);
        await ApproveAsync(draft.Id, second);
        await app.InDatabaseAsync(db => db.DisclosureFigures.Where(f => f.DisclosureId == draft.Id && f.Code == "spent")
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.AmountFen, 1)));
        Assert.Equal("figures-differ", (await ApproveAsync(draft.Id, await app.PersonAsync("admin@demo.test"))).Problem?.Code);
        Assert.Equal("figures-differ", (await PublishAsync(draft.Id, first)).Problem?.Code);
    }

    [Fact]
    public async Task A_period_is_drawn_up_once_and_a_draft_can_be_thrown_away()
    {
        var program = await ProgramWithMoneyAsync();
        var draft = await DrawUpAsync(program);
        Assert.Equal("already-drawn-up", (await TryDrawUpAsync(program, 0)).Problem?.Code);
        Assert.Null((await app.RunAsync<DiscardDisclosure, Outcome<Done>>(use => use.RunAsync(new(draft.Id), MoneyApp.Officer, default))).Problem);
        Assert.Null((await TryDrawUpAsync(program, 0)).Problem);
    }

    [Fact]
    public async Task The_public_sees_no_draft()
    {
        var draft = await DrawUpAsync(await ProgramWithMoneyAsync());
        Assert.Equal(404, (int)(await app.Browser().GetAsync($"/odata/Disclosures({draft.Id})")).StatusCode);
        await PublishedAsync(draft);
        Assert.Equal(200, (int)(await app.Browser().GetAsync($"/odata/Disclosures({draft.Id})?$expand=Figures")).StatusCode);
        Assert.Equal(401, (int)(await app.Browser().GetAsync($"/odata/DisclosureApprovals")).StatusCode);
    }

    private async Task<long> ProgramWithMoneyAsync()
    {
        var program = await app.ProgramAsync();
        var allocation = (await app.AllocateAsync(await app.GiftAsync(10_000, restrictedTo: program), program, 8000)).Value;
        await app.SpendAsync(allocation, 1500, ExpenseCategory.Kits, people: 50);
        await app.SpendAsync(allocation, 1000, ExpenseCategory.Books, people: 12);
        return program;
    }

    /// <summary>The figures of today, two minutes later, when everything has settled.</summary>
    private async Task<Disclosure> DrawUpAsync(long program, int days = 0) => (await TryDrawUpAsync(program, days)).Value;

    private Task<Outcome<Disclosure>> TryDrawUpAsync(long program, int days)
    {
        app.Clock.Forward(TimeSpan.FromMinutes(2));
        return app.RunAsync<DrawUpDisclosure, Outcome<Disclosure>>(use => use.RunAsync(
            new(program, app.Today.AddDays(-days), app.Today), MoneyApp.Officer, default));
    }

    private Task<Outcome<Disclosure>> ApproveAsync(long id, Viewer viewer) =>
        app.RunAsync<ApproveDisclosure, Outcome<Disclosure>>(use => use.RunAsync(new(id), viewer, default));

    private Task<Outcome<Disclosure>> PublishAsync(long id, Viewer viewer) =>
        app.RunAsync<PublishDisclosure, Outcome<Disclosure>>(use => use.RunAsync(new(id), viewer, default));

    private Task<Outcome<Disclosure>> CorrectAsync(long id, string note)
    {
        app.Clock.Forward(TimeSpan.FromMinutes(2));
        return app.RunAsync<CorrectDisclosure, Outcome<Disclosure>>(use => use.RunAsync(new(id, note), MoneyApp.Officer, default));
    }

    private async Task<Disclosure> PublishedAsync(Disclosure draft)
    {
        foreach (var email in (string[])["accountant@demo.test", "officer@demo.test"])
            Assert.Null((await ApproveAsync(draft.Id, await app.PersonAsync(email))).Problem);
        Assert.Null((await PublishAsync(draft.Id, MoneyApp.Officer)).Problem);
        return await ReadAsync(draft.Id);
    }

    private Task<Disclosure> ReadAsync(long id) => app.InDatabaseAsync(db =>
        db.Disclosures.AsNoTracking().Include(d => d.Figures).SingleAsync(d => d.Id == id));

    private Task<bool> StillHoldsAsync(Disclosure disclosure) =>
        app.RunAsync<Features.Funding.Disclosing, bool>(disclosing => disclosing.StillHoldsAsync(disclosure, default));

    private static long? Spent(Disclosure disclosure) => disclosure.Figures.Single(figure => figure.Code == FigureSheet.Spent).AmountFen;

    private static string[] Text(Disclosure disclosure) =>
    [
        .. disclosure.Figures.OrderBy(figure => figure.Position).Select(figure =>
            $"{figure.Code} {figure.AmountFen ?? figure.Days}{(figure.Days is null ? "" : " d")} {figure.N}{(figure.People is { } people ? $" of {people}" : "")}"),
    ];
}

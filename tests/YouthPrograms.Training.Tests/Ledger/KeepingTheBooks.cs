using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Training.Tests.Ledger;

public class KeepingTheBooks
{
    private static readonly Gen<long> Amounts = Gen.Choose(1, int.MaxValue).Select(fen => (long)fen);

    [Fact]
    public void A_gift_of_goods_is_kept_as_goods() => Assert.Equal(
        [new LedgerLine(LedgerAccount.Goods, 5000), new LedgerLine(LedgerAccount.Received, -5000)], Posting.Receipt(GiftKind.Goods, 5000));

    [Fact]
    public void An_expense_leaves_from_where_the_gift_was_kept() => Assert.Equal(
        [new LedgerLine(LedgerAccount.Spent, 700), new LedgerLine(LedgerAccount.Services, -700)], Posting.Expense(GiftKind.Service, 700));

    [Fact]
    public void Everything_that_facts_write_may_be_posted_and_so_may_its_reversal() =>
        Prop.ForAll(Amounts.ToArbitrary(), Gen.Elements(Enum.GetValues<GiftKind>()).ToArbitrary(), (fen, kind) =>
        {
            IReadOnlyList<LedgerLine>[] facts = [Posting.Receipt(kind, fen), Posting.Allocation(fen), Posting.Expense(kind, fen)];
            return facts.All(lines => Posting.Check(lines).Count == 0 && Posting.Check(Posting.Reversal(lines)).Count == 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reversal_undoes_every_account() =>
        Prop.ForAll(Amounts.ToArbitrary(), fen =>
        {
            var lines = Posting.Expense(GiftKind.Money, fen);
            return lines.Concat(Posting.Reversal(lines)).GroupBy(line => line.Account).All(account => account.Sum(line => line.AmountFen) == 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Refuses_what_does_not_balance_and_says_by_how_much() => Assert.Equal(
        [new PostingIssue(PostingFault.Unbalanced, 1)], Posting.Check([new(LedgerAccount.Bank, 101), new(LedgerAccount.Received, -100)]));

    [Fact]
    public void Refuses_a_single_line_and_a_line_of_nothing() => Assert.Equal(
        [new PostingIssue(PostingFault.TooFewLines, 1), new PostingIssue(PostingFault.EmptyLine, 0)], Posting.Check([new(LedgerAccount.Bank, 0)]));

    [Fact]
    public void Refuses_amounts_whose_sum_would_not_fit() => Assert.Equal(
        [PostingFault.TooLarge, PostingFault.TooLarge],
        Posting.Check([new(LedgerAccount.Bank, long.MaxValue), new(LedgerAccount.Received, long.MinValue)]).Select(issue => issue.Fault));

    [Fact]
    public void Nothing_cannot_be_booked() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Posting.Allocation(0));
}

public class AllocatingAGift
{
    private static readonly Gift Open = new(HasArrived: true, AmountFen: 1000, AllocatedFen: 400, RestrictedTo: null);

    [Theory]
    [InlineData(600, null)]
    [InlineData(601, AllotmentFault.MoreThanLeft)]
    [InlineData(0, AllotmentFault.NotAnAmount)]
    [InlineData(-1, AllotmentFault.NotAnAmount)]
    public void Gives_what_is_left_and_not_a_fen_more(long fen, AllotmentFault? fault) =>
        Assert.Equal(fault, Allotment.Check(Open, programId: 1, fen));

    [Fact]
    public void Gives_nothing_of_a_promise() =>
        Assert.Equal(AllotmentFault.NotArrived, Allotment.Check(Open with { HasArrived = false }, 1, 1));

    [Fact]
    public void Goes_only_where_the_giver_said()
    {
        Assert.Equal(AllotmentFault.AnotherProgram, Allotment.Check(Open with { RestrictedTo = 2 }, 1, 1));
        Assert.Null(Allotment.Check(Open with { RestrictedTo = 1 }, 1, 1));
    }

    // fund's programme, giver's wish -> bound to
    [Theory]
    [InlineData(null, null, true, null)]
    [InlineData(null, 2L, true, 2L)]
    [InlineData(1L, null, true, 1L)]
    [InlineData(1L, 1L, true, 1L)]
    [InlineData(1L, 2L, false, 2L)]
    public void Is_bound_by_its_fund_and_by_its_giver(long? fund, long? wish, bool possible, long? boundTo)
    {
        Assert.Equal(possible, Allotment.TryBind(fund, wish, out var program));
        Assert.Equal(boundTo, program);
    }
}

using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Training.Tests.Stock;

public class LivesOfLotsAndHandouts
{
    [Theory]
    [InlineData(LotState.Quarantine, LotStep.Receive, LotState.Quarantine)]
    [InlineData(LotState.Quarantine, LotStep.Approve, LotState.Approved)]
    [InlineData(LotState.Approved, LotStep.Receive, null)]
    [InlineData(LotState.Approved, LotStep.Approve, null)]
    [InlineData(LotState.Approved, LotStep.RunOut, LotState.Depleted)]
    [InlineData(LotState.Depleted, LotStep.Return, LotState.Approved)]
    [InlineData(LotState.Depleted, LotStep.Recall, LotState.Recalled)]
    [InlineData(LotState.Recalled, LotStep.Recall, null)]
    [InlineData(LotState.Recalled, LotStep.Approve, null)]
    [InlineData(LotState.Recalled, LotStep.Return, LotState.Recalled)]
    public void A_lot_goes_from_state_to_state(LotState state, LotStep step, LotState? after) => Assert.Equal(after, LotLife.After(state, step));

    [Fact]
    public void A_recalled_lot_stays_recalled() =>
        Assert.All(Enum.GetValues<LotStep>(), step => Assert.True(LotLife.After(LotState.Recalled, step) is null or LotState.Recalled));

    [Fact]
    public void Nothing_is_given_out_that_nobody_approved() => Assert.Equal(
        [LotState.Quarantine],
        Enum.GetValues<LotState>().Where(state => LotLife.After(state, LotStep.Approve) is not null));

    [Fact]
    public void A_hand_out_goes_all_the_way()
    {
        HandoutStep[] steps = [HandoutStep.Reserve, HandoutStep.Pack, HandoutStep.HandOver, HandoutStep.SignAll, HandoutStep.Reconcile];
        Assert.Equal(HandoutState.Reconciled, steps.Aggregate(HandoutState.Planned, (state, step) => HandoutLife.After(state, step)!.Value));
    }

    [Fact]
    public void A_hand_out_that_is_short_ends_resolved()
    {
        HandoutStep[] steps = [HandoutStep.Reserve, HandoutStep.Pack, HandoutStep.HandOver, HandoutStep.SignShort, HandoutStep.Resolve];
        Assert.Equal(HandoutState.Resolved, steps.Aggregate(HandoutState.Planned, (state, step) => HandoutLife.After(state, step)!.Value));
    }

    [Fact]
    public void What_was_handed_over_does_not_go_back_to_the_shelf_by_itself() => Assert.Equal(
        [HandoutState.Reserved, HandoutState.Packed],
        Enum.GetValues<HandoutState>().Where(state => HandoutLife.After(state, HandoutStep.Release) is not null));

    [Fact]
    public void However_steps_are_tried_nobody_signs_before_both_have_met() =>
        Prop.ForAll(Gen.Elements(Enum.GetValues<HandoutStep>()).ListOf().ToArbitrary(), steps =>
        {
            var (state, given) = (HandoutState.Planned, false);
            foreach (var step in steps)
            {
                if (HandoutLife.After(state, step) is not { } next)
                    continue;
                given |= step is HandoutStep.HandOver;
                if (step is HandoutStep.SignAll or HandoutStep.SignShort && !given)
                    return false;
                state = next;
            }
            return state < HandoutState.HandedOver || given;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(40, 40, 40, 40, true)]
    [InlineData(40, 38, 38, 37, true)]
    [InlineData(40, 41, 0, 0, false)]
    [InlineData(40, 30, 31, 0, false)]
    [InlineData(40, 30, 30, 31, false)]
    [InlineData(40, 0, 0, -1, false)]
    public void No_step_has_more_than_the_one_before(int reserved, int packed, int handed, int received, bool sound) =>
        Assert.Equal(sound, new HandoutCounts(reserved, packed, handed, received).AreSound);
}

using YouthPrograms.Training.Stock;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>Every refusal of stock and hand-outs. The code is stable; the target is the field's name in the request.</summary>
public static class KitProblems
{
    public static Problem StockKeepersOnly { get; } = new(ProblemKind.Forbidden, "stock-keepers-only");

    public static Problem SchoolSignsOnly { get; } = new(ProblemKind.Forbidden, "school-signs-only");

    public static Problem LotNotFound { get; } = new(ProblemKind.NotFound, "lot-not-found", "LotId");

    public static Problem HandoutNotFound { get; } = new(ProblemKind.NotFound, "handout-not-found");

    public static Problem BookingNotFound { get; } = new(ProblemKind.Invalid, "booking-not-found", "BookingId");

    public static Problem ItemNotFound { get; } = new(ProblemKind.Invalid, "item-not-found", "ItemId");

    public static Problem PlaceNotFound(string target) => new(ProblemKind.Invalid, "place-not-found", target);

    public static Problem LotNotInQuarantine { get; } = new(ProblemKind.Conflict, "lot-not-in-quarantine");

    public static Problem LotEmpty { get; } = new(ProblemKind.Conflict, "lot-empty");

    public static Problem LotRecalled { get; } = new(ProblemKind.Conflict, "lot-recalled");

    public static Problem NotByHand { get; } = new(ProblemKind.Invalid, "not-moved-by-hand", "ToId");

    public static Problem NothingWanted { get; } = new(ProblemKind.Invalid, "nothing-wanted", "Lines");

    public static Problem ItemTwice { get; } = new(ProblemKind.Invalid, "item-twice", "Lines");

    public static Problem AlreadyPlanned { get; } = new(ProblemKind.Conflict, "handout-already-planned", "BookingId");

    public static Problem NotInThisState { get; } = new(ProblemKind.Conflict, "handout-not-in-this-state");

    public static Problem ItemNotInHandout { get; } = new(ProblemKind.Invalid, "item-not-in-handout", "Lines");

    public static Problem SameSignature { get; } = new(ProblemKind.Conflict, "same-signature");

    public static Problem SamePersonResolves { get; } = new(ProblemKind.Conflict, "same-person-resolves");

    public static Problem Quantity(string target) => new(ProblemKind.Invalid, "not-a-quantity", target, 1, StockBook.MostPieces);

    public static Problem MoreThanBefore(string target, int most) => new(ProblemKind.Conflict, "more-than-before", target, most);

    public static Problem MoreThanThere(int free) => new(ProblemKind.Conflict, "more-than-there", "Quantity", free);

    public static Problem StockTooLow(string item, string itemEn, int wanted, int free) =>
        new(ProblemKind.Conflict, "stock-too-low", "Lines", Layout.Texts.Choose(item, itemEn), wanted, free);

    public static Problem Move(MoveFault fault, int free) => fault switch
    {
        MoveFault.NotAQuantity => Quantity("Quantity"),
        MoveFault.SamePlace => new(ProblemKind.Invalid, "same-place", "ToId"),
        MoveFault.MoreThanThere => MoreThanThere(free),
    };
}

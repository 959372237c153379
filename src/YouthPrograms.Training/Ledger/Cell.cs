namespace YouthPrograms.Training.Ledger;

/// <summary>One cell of a published table: money, how many payments, and how many people it concerns.</summary>
/// <param name="Name">Stable word of the row.</param>
/// <param name="AmountFen">The sum.</param>
/// <param name="Count">Facts behind the sum.</param>
/// <param name="People">People helped; 0 where it concerns nobody in particular, such as a hall's rent.</param>
public sealed record Cell(string Name, long AmountFen, int Count, int People);

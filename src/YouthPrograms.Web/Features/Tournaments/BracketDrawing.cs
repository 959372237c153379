using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>A match in the picture: its upper left corner.</summary>
internal sealed record BracketBox(MatchLine Match, double X, double Y);

/// <summary>The line from a match to the one its winner goes on to.</summary>
internal sealed record BracketPath(double FromX, double FromY, double ToX, double ToY);

/// <summary>
/// Where the matches of a knock-out stand in its picture. Each match stands halfway between those it waits for; a bye takes
/// no room: who has one appears in the round after it.
/// </summary>
internal sealed class BracketDrawing
{
    public const int BoxWidth = 216;
    public const int BoxHeight = 46;
    private const int Column = BoxWidth + 32;
    private const int LeafHeight = 30;
    private const int Top = 30;

    private readonly Dictionary<int, MatchLine> lines;
    private readonly EventPlan plan;
    private readonly int firstRound;
    private int leaves;

    private BracketDrawing(EventBoard board)
    {
        plan = board.Plan;
        lines = board.Knockout.ToDictionary(match => match.Number);
        var played = lines.Values.Where(match => match.IsPlayed).ToList();
        firstRound = played.Min(match => match.Planned.Round);
        Rounds = played.Max(match => match.Planned.Round) - firstRound + 1;
    }

    public List<BracketBox> Boxes { get; } = [];

    public List<BracketPath> Paths { get; } = [];

    public int Rounds { get; }

    public double Width => (Rounds * Column) - (Column - BoxWidth) + 2;

    public double Height => Top + (leaves * LeafHeight) + 4;

    public static BracketDrawing Of(EventBoard board)
    {
        var drawing = new BracketDrawing(board);
        drawing.Place(board.Knockout.Last(match => match.IsPlayed).Planned);
        return drawing;
    }

    /// <summary>Left edge of a round's column, counted from 0.</summary>
    public static double Left(int round) => (round * Column) + 1;

    /// <summary>The middle of the match, after its boxes and those before it are placed.</summary>
    private double Place(PlannedMatch match)
    {
        var x = Left(match.Round - firstRound);
        var (above, below) = (Before(match.SideA, x), Before(match.SideB, x));
        var middle = (above.Y + below.Y) / 2;
        Boxes.Add(new BracketBox(lines[match.Key], x, middle - (BoxHeight / 2.0)));
        if (above.IsMatch)
            Paths.Add(new BracketPath(x - Column + BoxWidth, above.Y, x, middle));
        if (below.IsMatch)
            Paths.Add(new BracketPath(x - Column + BoxWidth, below.Y, x, middle));
        return middle;
    }

    private (double Y, bool IsMatch) Before(Slot slot, double x) =>
        slot is Slot.WinnerOf(var key) && lines.TryGetValue(key, out var line) && line.IsPlayed && x > 1
            ? (Place(plan.Find(key)!), true)
            : (Top + ((leaves++ + 0.5) * LeafHeight), false);
}

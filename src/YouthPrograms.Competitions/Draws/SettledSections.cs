namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// What sections of one level below another cost a delegation whatever happens, how many more of it they need, and how many
/// more they can take for nothing; the same for its best, of whom each section takes one for nothing.
/// </summary>
internal readonly record struct SectionRoom(int Cost, int Needed, int Spare, int BestCost, int BestRoom)
{
    public int CostOf(int members, int best) => Cost + Math.Max(0, Needed - members) + Math.Max(0, members - Needed - Spare) + CostOfBest(best);

    public int CostOfBest(int best) => BestCost + Math.Max(0, best - BestRoom);
}

/// <summary>
/// Those whose lines are fixed, section by section. Sections are numbered 1 for the whole bracket, 2 and 3 for the halves …
/// </summary>
internal sealed class SettledSections
{
    private readonly CountedField _counted;
    private readonly LineField _field;
    private readonly int[] _at;
    private readonly int[] _familyOf;
    private readonly int[] _positionOf;
    private readonly Dictionary<(int Section, int Family, int Level), SectionRoom> _rooms = [];

    public SettledSections(CountedField counted)
    {
        (_counted, _field) = (counted, counted.Field);
        _at = [.. _field.Ranks.Select(rank => rank <= counted.FixedSeeds ? rank - 1 : -1)];
        _familyOf = Enumerable.Repeat(-1, _field.Count).ToArray();
        _positionOf = new int[_field.Count];
        foreach (var family in counted.Families)
        {
            foreach (var (position, member) in family.Members.Index())
                (_familyOf[member], _positionOf[member]) = (family.Number, position);
        }

        var sections = 2 << counted.Depth;
        (Members, Resting) = (new int[sections], new int[sections]);
        (Judged, Playing, Clashes) = (Grid(), Grid(), Grid());
        for (var line = 0; line < _field.Size; line++)
        {
            for (var section = _field.Size + line >> _field.Levels - counted.Depth; section > 0 && _at[line] >= 0; section >>= 1)
                Count(section, line, _at[line]);
        }

        int[][] Grid() => [.. Enumerable.Range(0, sections).Select(_ => new int[counted.FixedSeeds == 0 ? 0 : counted.Families.Length])];
    }

    public int[] Members { get; }
    public int[] Resting { get; }
    private int[][] Judged { get; }
    private int[][] Playing { get; }
    private int[][] Clashes { get; }

    public int PlayingOf(int section, int family) => Members[section] == 0 ? 0 : Playing[section][family];

    public int JudgedOf(int section, int family) => Members[section] == 0 ? 0 : Judged[section][family];

    public int ClashesOf(int section, int family) => Members[section] == 0 ? 0 : Clashes[section][family];

    /// <summary>Of the sections of that level within a section.</summary>
    public SectionRoom Room(int section, int level, CountedFamily family, int below)
    {
        var (low, high) = (family.Judged >> below, family.Judged + (1 << below) - 1 >> below);
        if (Members[section] == 0)
            return new(0, low << below - level, high - low << below - level, 0, 1 << below - level);
        if (_rooms.TryGetValue((section, family.Number, below), out var known))
            return known;
        var room = Enumerable.Range(section << below - level, 1 << below - level)
            .Select(s => Own(s, family, below, low, high))
            .Aggregate((a, b) => new(a.Cost + b.Cost, a.Needed + b.Needed, a.Spare + b.Spare, a.BestCost + b.BestCost, a.BestRoom + b.BestRoom));
        return _rooms[(section, family.Number, below)] = room;
    }

    private SectionRoom Own(int section, CountedFamily family, int level, int low, int high)
    {
        var length = _field.Size >> level;
        var (from, here, free, best) = ((section - (1 << level)) * length, JudgedOf(section, family.Number), 0, 0);
        for (var line = from; line < from + length; line++)
        {
            free += _at[line] < 0 && !IsBye(line) ? 1 : 0;
            best += _at[line] >= 0 && _familyOf[_at[line]] == family.Number && _positionOf[_at[line]] < Math.Min(1 << level, family.Judged) ? 1 : 0;
        }

        var missing = Math.Max(0, low - here);
        var needed = Math.Min(missing, free);
        return new(
            Math.Max(0, here - high) + missing - needed, needed, Math.Min(free - needed, Math.Max(0, high - Math.Max(low, here))),
            Math.Max(0, best - 1), best == 0 && free > 0 ? 1 : 0);
    }

    private bool IsBye(int line) => _at[line ^ 1] >= 0 && _at[line ^ 1] < _field.Byes;

    private void Count(int section, int line, int member)
    {
        Members[section]++;
        Resting[section] += member < _field.Byes ? 1 : 0;
        if (_familyOf[member] is not (var family and >= 0))
            return;
        Judged[section][family] += _positionOf[member] < _counted.Families[family].Judged ? 1 : 0;
        Playing[section][family] += member < _field.Byes ? 0 : 1;
        Clashes[section][family] += (line & 1) == 0 && _at[line ^ 1] >= 0 && _familyOf[_at[line ^ 1]] == family ? 1 : 0;
    }
}

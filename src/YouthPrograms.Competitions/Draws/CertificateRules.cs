using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>Judges a finished draw rule by rule, from groups and lines alone.</summary>
internal static class CertificateRules
{
    public static IEnumerable<RuleFinding> OfGroups(DrawField field, IReadOnlyList<DrawnGroup> groups, EventFormat format)
    {
        if (groups.Count < 2 || format.Separation == SeparationDepth.None)
            return [];
        var delegationOf = field.ByRank.Where(e => e.Delegation is not null).ToDictionary(e => e.Id, e => e.Delegation!.Value);
        var breaches = delegationOf.GroupBy(p => p.Value, p => p.Key)
            .OrderBy(f => f.Key.Value)
            .SelectMany(f => Uneven(f.Key.Value, f.Count(), groups.Select(g => g.Members.Count(f.Contains)).ToArray()))
            .ToArray();
        return [new(DrawRule.Groups, 0, breaches, breaches.Length == 0 ? BreachProof.NotNeeded : BreachProof.ExactAtLevel)];
    }

    public static IEnumerable<RuleFinding> OfLines(DrawnBracket bracket, bool ofGroups)
    {
        yield return Finding(DrawRule.SeedLines, 0, MisplacedSeeds(bracket));
        yield return Finding(DrawRule.Byes, 0, UnevenByes(bracket));
        for (var i = 0; i < bracket.Findings.Sections.Length; i++)
            yield return Judged(bracket, ofGroups ? DrawRule.GroupMateSections : DrawRule.Sections, i, bracket.Findings.Sections[i]);
        if (bracket.Field.Depth != SeparationDepth.None)
            yield return Judged(
                bracket, ofGroups ? DrawRule.GroupMateFirstRound : DrawRule.FirstRound,
                bracket.Findings.Sections.Length, bracket.Findings.FirstRound);
    }

    private static RuleFinding Judged(DrawnBracket bracket, DrawRule rule, int index, IReadOnlyList<RuleBreach> found)
    {
        var level = index == bracket.Findings.Sections.Length ? 0 : index + 1;
        var breaches = Named(bracket, found);
        if (bracket.Proofs is not { } proofs)
            return Finding(rule, level, breaches, ProofOfVersion1(bracket, level, breaches.Length));
        return Finding(rule, level, breaches, proofs[index]) with
        {
            Counts = proofs[index] != BreachProof.Counting ? null
                : [.. LineCounts.Of(bracket.Field, index, breaches.Sum(b => Math.Abs(b.Entries - b.Allowed)))!
                    .Select(c => c with { Key = bracket.KeyNames[c.Key] })],
        };
    }

    private static BreachProof ProofOfVersion1(DrawnBracket bracket, int level, int breaches) => level switch
    {
        0 when breaches <= bracket.Findings.FirstRoundBound => BreachProof.Counting,
        1 => BreachProof.ExactAtLevel,
        _ => BreachProof.BestFound,
    };

    private static RuleFinding Finding(
        DrawRule rule, int level, RuleBreach[] breaches, BreachProof proof = BreachProof.BestFound) =>
        new(rule, level, breaches, breaches.Length == 0 ? BreachProof.NotNeeded : proof);

    private static RuleBreach[] Named(DrawnBracket bracket, IReadOnlyList<RuleBreach> breaches) =>
        [.. breaches.Select(b => b with { Key = bracket.KeyNames[b.Key] })];

    private static IEnumerable<RuleBreach> Uneven(long key, int members, int[] counts)
    {
        var (low, high) = (members / counts.Length, (members + counts.Length - 1) / counts.Length);
        return counts.Select((count, g) => new RuleBreach(key, g + 1, g + 1, count, Math.Clamp(count, low, high)))
            .Where(b => b.Entries != b.Allowed);
    }

    private static RuleBreach[] MisplacedSeeds(DrawnBracket bracket)
    {
        var ranks = BracketLines.MirroredRanks(bracket.Field.Size);
        return [.. bracket.Lines.Select((member, line) => (Rank: member + 1, Line: line + 1))
            .Where(x => x.Rank >= 1 && x.Rank <= bracket.Field.Seeds)
            .Where(x => bracket.Field.Seeding == SeedingPolicy.Fixed
                ? ranks[x.Line - 1] != x.Rank
                : BracketLines.BlockOf(ranks[x.Line - 1]) != BracketLines.BlockOf(x.Rank))
            .Select(x => new RuleBreach(x.Rank, x.Line, x.Line, 1, 0))];
    }

    private static RuleBreach[] UnevenByes(DrawnBracket bracket)
    {
        var (lines, size) = (bracket.Lines, bracket.Field.Size);
        var breaches = new List<RuleBreach>();
        for (var length = size / 2; length >= 2; length /= 2)
        {
            var byes = lines.Chunk(length).Select(section => section.Count(m => m < 0)).ToArray();
            var (low, high) = (bracket.Field.Byes / byes.Length, (bracket.Field.Byes + byes.Length - 1) / byes.Length);
            breaches.AddRange(byes
                .Select((n, s) => new RuleBreach(0, s * length + 1, (s + 1) * length, n, Math.Clamp(n, low, high)))
                .Where(b => b.Entries != b.Allowed));
        }

        breaches.AddRange(Enumerable.Range(0, size)
            .Where(line => lines[line] < 0 && lines[line ^ 1] >= bracket.Field.Byes)
            .Select(line => new RuleBreach(lines[line ^ 1] + 1, line + 1, line + 1, 1, 0)));
        return [.. breaches];
    }
}

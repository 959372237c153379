using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>Makes draws: the same request, secret and witness text always give the same record.</summary>
public static class Draw
{
    public static Checked<DrawRecord, DrawIssue> Make(DrawRequest request, DrawSecret secret, string witness) =>
        Make(request, secret, witness, DrawRecord.CurrentVersion);

    /// <summary>As that version of the engine made draws, so that what was published then can be made again.</summary>
    internal static Checked<DrawRecord, DrawIssue> Make(DrawRequest request, DrawSecret secret, string witness, int version)
    {
        var issues = DrawChecks.Of(request);
        return issues.Count > 0 ? new(issues) : new(Drawn(request.Canonical(), secret, witness, version));
    }

    private static DrawRecord Drawn(DrawRequest request, DrawSecret secret, string witness, int version)
    {
        using var drum = new LotDrum(secret, witness);
        var field = DrawField.Of(request, drum);
        var format = request.Format;
        var groups = Groups(field, format, drum);
        var bracket = !format.HasLines ? null : groups.Count == 0
            ? DrawnBracket.OfEntries(field, format, drum, version)
            : DrawnBracket.OfGroupPlaces(groups.Count, format, drum, version);
        return new()
        {
            Version = version,
            Request = request,
            Commitment = DrawCommitment.Of(secret, request),
            Secret = secret.ToHex(),
            Witness = witness,
            Lots = drum.Drawn,
            Groups = groups,
            Lines = bracket?.Slots ?? [],
            Certificate = new([
                .. CertificateRules.OfGroups(field, groups, format),
                .. bracket is null ? [] : CertificateRules.OfLines(bracket, ofGroups: groups.Count > 0),
            ]),
        };
    }

    private static List<DrawnGroup> Groups(DrawField field, EventFormat format, LotDrum drum)
    {
        var count = format.Stages == EventStages.Swiss ? 1 : format.GroupsFor(field.ByRank.Count);
        if (count == 0)
            return [];
        var groupOf = count == 1 ? new int[field.ByRank.Count] : GroupDraw.Make(field.ByRank, field.Seeds, count, format, drum);
        return [.. Enumerable.Range(0, count).Select(g => new DrawnGroup(
            g + 1, [.. field.ByRank.Where((_, i) => groupOf[i] == g).Select(e => e.Id)]))];
    }
}

/// <summary>The entries of a draw from the best down: seeds, then for lines the ranked, then the order of lots.</summary>
internal sealed record DrawField(IReadOnlyList<DrawEntry> ByRank, IReadOnlyDictionary<EntryId, int> LotOf, int Seeds)
{
    public static DrawField Of(DrawRequest request, LotDrum drum)
    {
        var order = drum.Order(LotPurpose.Order, request.Entries.Count);
        var lotOf = order.Select((index, lot) => (request.Entries[index].Id, lot)).ToDictionary(x => x.Id, x => x.lot);
        // The rank decides byes and who is first of a delegation; groups take the unseeded by lot alone.
        var byGroup = request.Format.Stages is not (EventStages.Knockout or EventStages.DoubleElimination);
        return new(
            [.. request.Entries
                .OrderBy(e => e.Seed ?? int.MaxValue)
                .ThenBy(e => byGroup ? 0 : e.Rank ?? int.MaxValue)
                .ThenBy(e => lotOf[e.Id])],
            lotOf,
            request.Entries.Count(e => e.Seed is not null));
    }
}

/// <summary>A bracket with what is needed to judge it: the slot on each line and the field it was drawn from.</summary>
internal sealed record DrawnBracket(
    IReadOnlyList<Slot> Slots, LineField Field, int[] Lines, LineFindings Findings, long[] KeyNames, BreachProof[]? Proofs)
{
    public static DrawnBracket OfEntries(DrawField field, EventFormat format, LotDrum drum, int version)
    {
        var (lines, names) = FieldOf(field, format);
        return Of(lines, names, [.. field.ByRank.Select(e => new Slot.Entry(e.Id))], drum, version);
    }

    /// <summary>The entries with their delegations by number, and the delegation of each number.</summary>
    public static (LineField Field, long[] Names) FieldOf(DrawField field, EventFormat format)
    {
        var names = field.ByRank.Where(e => e.Delegation is not null).Select(e => e.Delegation!.Value.Value).Distinct().ToArray();
        var number = names.Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i);
        var lines = new LineField(
            [.. field.ByRank.Select(e => e.Delegation is { } d ? number[d.Value] : -1)],
            [.. field.ByRank.Select(e => field.LotOf[e.Id])],
            field.Seeds, format.Seeding, format.Separation);
        return (lines, names);
    }

    /// <summary>Winners of groups are the seeds, in the order of the groups; mates are kept apart to the end.</summary>
    public static DrawnBracket OfGroupPlaces(int groups, EventFormat format, LotDrum drum, int version)
    {
        var lots = drum.Order(LotPurpose.Order, groups * format.QualifiersPerGroup);
        var places = Enumerable.Range(0, lots.Length)
            .Select(i => (Place: i / groups + 1, Group: i % groups, Lot: Array.IndexOf(lots, i)))
            .OrderBy(p => p.Place).ThenBy(p => p.Place == 1 ? p.Group : p.Lot)
            .ToArray();
        var field = new LineField(
            [.. places.Select(p => p.Group)], [.. places.Select(p => p.Lot)], groups, format.Seeding, SeparationDepth.Full);
        var names = Enumerable.Range(1, groups).Select(g => (long)g).ToArray();
        return Of(field, names, [.. places.Select(p => new Slot.GroupPlace(p.Group + 1, p.Place))], drum, version);
    }

    private static DrawnBracket Of(LineField field, long[] names, Slot[] slots, LotDrum drum, int version)
    {
        var (lines, proofs) = version switch
        {
            1 => (LineDraw.MakeVersion1(field, drum), null),
            2 => LineDraw.MakeVersion2(field, drum),
            _ => LineDraw.Make(field, drum),
        };
        var findings = LineFindings.Of(field, lines, version);
        return new([.. lines.Select(member => member < 0 ? Slot.Empty : slots[member])], field, lines, findings, names, proofs);
    }
}

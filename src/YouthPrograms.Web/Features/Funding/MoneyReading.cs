using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Ledger;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Funding;

public sealed record CampaignRow(string Name, string NameEn, DateOnly StartsOn, DateOnly EndsOn, int Goal, ImpactFigure Reached);

/// <summary>A gift as the public sees it; <paramref name="Donor"/> is null for an anonymous one.</summary>
public sealed record PublicGift(DateOnly On, GiftKind Kind, long AmountFen, string? Donor, string Fund, string FundEn, string? Description);

/// <summary>A disclosure with its figures in the order in which they are read.</summary>
public sealed record DisclosureRow(
    long Id, DisclosureState State, int Version, DateOnly From, DateOnly To, DateTime CutOffAt, DateTime? PublishedAt, string? Note,
    IReadOnlyList<DisclosureFigure> Figures)
{
    public DisclosureFigure? Figure(string code) => Figures.FirstOrDefault(figure => figure.Code == code);
}

public sealed record ProgramMoney(string Code, string Name, string NameEn, string Summary, string SummaryEn, IReadOnlyList<DisclosureRow> Disclosures);

/// <summary>Where the money went, for everybody: only what is published, and nobody named who does not want to be.</summary>
public sealed class MoneyReading(ProgramsDb db, ProgramImpact impact)
{
    private const int NewestGifts = 20;

    public async Task<IReadOnlyList<CampaignRow>> CampaignsAsync(Viewer viewer, CancellationToken cancellation)
    {
        var campaigns = await db.Campaigns.AsNoTracking().OrderByDescending(c => c.EndsOn).ToListAsync(cancellation);
        List<CampaignRow> rows = [];
        foreach (var campaign in campaigns)
        {
            var reached = await impact.ReachedAsync(new(campaign.ProgramId, campaign.StartsOn, campaign.EndsOn), viewer, cancellation);
            rows.Add(new(campaign.Name, campaign.NameEn, campaign.StartsOn, campaign.EndsOn, campaign.GoalPeople, reached));
        }
        return rows;
    }

    public async Task<IReadOnlyList<ProgramMoney>> ProgramsAsync(CancellationToken cancellation)
    {
        var programs = await db.Programs.AsNoTracking().OrderBy(p => p.Id).ToListAsync(cancellation);
        var published = await PublishedAsync(db.Disclosures.Where(d => d.State == DisclosureState.Published), cancellation);
        return [.. programs.Select(program => Row(program, published[program.Id]))];
    }

    /// <summary>One programme with every version ever published; null when there is no such programme.</summary>
    public async Task<ProgramMoney?> ProgramAsync(string code, CancellationToken cancellation)
    {
        var program = await db.Programs.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellation);
        if (program is null)
            return null;
        var published = await PublishedAsync(
            db.Disclosures.Where(d => d.ProgramId == program.Id && d.State != DisclosureState.Draft), cancellation);
        return Row(program, published[program.Id]);
    }

    // The name of an anonymous giver does not even leave the database.
    public Task<List<PublicGift>> GiftsAsync(CancellationToken cancellation) => db.Donations.AsNoTracking()
        .Where(d => d.State == DonationState.Received)
        .OrderByDescending(d => d.GivenOn).ThenByDescending(d => d.Id).Take(NewestGifts)
        .Select(d => new PublicGift(
            d.GivenOn, d.Kind, d.AmountFen, d.Anonymous ? null : d.DonorName, d.Fund.Name, d.Fund.NameEn, d.Description))
        .ToListAsync(cancellation);

    internal static DisclosureRow Row(Disclosure d) =>
        new(d.Id, d.State, d.Version, d.From, d.To, d.CutOffAt, d.PublishedAt, d.Note, [.. d.Figures.OrderBy(figure => figure.Position)]);

    private static ProgramMoney Row(CharityProgram program, IEnumerable<DisclosureRow> disclosures) =>
        new(program.Code, program.Name, program.NameEn, program.Summary, program.SummaryEn, [.. disclosures]);

    private static async Task<ILookup<long, DisclosureRow>> PublishedAsync(IQueryable<Disclosure> disclosures, CancellationToken cancellation)
    {
        var rows = await disclosures.AsNoTracking().Include(d => d.Figures)
            .OrderByDescending(d => d.To).ThenBy(d => d.From).ThenByDescending(d => d.Version).ToListAsync(cancellation);
        return rows.ToLookup(d => d.ProgramId, Row);
    }
}

/// <summary>Codes of figures in words.</summary>
internal static class MoneyWords
{
    public static string Figure(this Texts texts, string code)
    {
        var text = texts["figure." + code];
        return text == "figure." + code ? code : text;
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static string Period(DisclosureRow row) => $"{Day(row.From)} – {Day(row.To)}";
}

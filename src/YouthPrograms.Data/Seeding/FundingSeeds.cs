using YouthPrograms.Data.Funding;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Data.Seeding;

/// <summary>
/// What <c>funding/money.json</c> has, in fen and with days counted from the first start: gifts with the way they went, gifts
/// that are only promised, and the disclosures of it.
/// </summary>
public sealed record MoneySeeds(
    IReadOnlyList<GiftSeed> Gifts, IReadOnlyList<GiftSeed> Promised, IReadOnlyList<DisclosureSeed> Disclosures);

/// <summary><c>Account</c> is the giver's e-mail address, <c>Matches</c> the code of the gift that this one matches.</summary>
public sealed record GiftSeed(
    string Code,
    string Fund,
    GiftKind Kind,
    long Fen,
    string Donor,
    int Day,
    bool Anonymous = false,
    string? Account = null,
    string? Description = null,
    string? Matches = null,
    IReadOnlyList<AllocationSeed>? Allocations = null);

public sealed record AllocationSeed(string Program, long Fen, int Day, string Purpose, IReadOnlyList<ExpenseSeed> Expenses);

/// <summary>A session that a public holiday took away is left out.</summary>
public sealed record ExpenseSeed(
    ExpenseCategory Category, long Fen, int Day, string Purpose, int People = 0, string? School = null, string? Session = null);

/// <summary>Drawn up, approved by two and published on one day.</summary>
public sealed record DisclosureSeed(string Program, int From, int To, int On);

/// <summary>Funds, which every installation has, and the demo's campaign.</summary>
internal static class FundingSeeds
{
    private const string Funds = "funding/funds.json";
    private const string Campaigns = "funding/campaigns.json";

    public static Task AddFundsAsync(ProgramsDb db, SeedFolder folder, CodedRows<CharityProgram> programs, CancellationToken cancellation) =>
        CodedRows<Fund>.MergeAsync(
            db.Funds, fund => fund.Code,
            folder.ReadCoded<FundItem>(Funds).Select((fund, index) => new Fund
            {
                Code = fund.Code,
                Name = fund.Name,
                NameEn = fund.NameEn,
                Program = fund.Program is null ? null : programs.Get(fund.Program, Funds, $"$[{index}].program"),
            }),
            cancellation);

    public static Task AddCampaignsAsync(
        ProgramsDb db, SeedFolder folder, CodedRows<CharityProgram> programs, DateOnly today, CancellationToken cancellation) =>
        CodedRows<Campaign>.MergeAsync(
            db.Campaigns, campaign => campaign.Code,
            folder.ReadCoded<CampaignItem>(Campaigns).Select((campaign, index) => new Campaign
            {
                Code = campaign.Code,
                Name = campaign.Name,
                NameEn = campaign.NameEn,
                Program = programs.Get(campaign.Program, Campaigns, $"$[{index}].program"),
                StartsOn = today.AddDays(campaign.StartsOn),
                EndsOn = today.AddDays(campaign.EndsOn),
                GoalPeople = campaign.GoalPeople,
            }),
            cancellation);

    private sealed record FundItem(string Code, string Name, string NameEn, string? Program = null) : ICoded;

    private sealed record CampaignItem(
        string Code, string Program, string Name, string NameEn, int StartsOn, int EndsOn, int GoalPeople) : ICoded;
}

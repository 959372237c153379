using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;

namespace YouthPrograms.Web.Features.Funding;

public enum TraceKind
{
    Received,
    Allocated,
    Spent,
}

/// <summary>One step of a gift's way: it arrived, part of it was allocated, part of that was spent.</summary>
/// <param name="Kind">Which step.</param>
/// <param name="On">The day.</param>
/// <param name="AmountFen">How much of the gift it is about.</param>
/// <param name="Program">The programme it went to.</param>
/// <param name="ProgramEn">The same in English.</param>
/// <param name="Text">For what.</param>
/// <param name="AllocationId">The allocation, which the expenses of it name as well.</param>
/// <param name="EvidenceHash">SHA-256 of the evidence of an expense.</param>
/// <param name="SessionId">The session it was used at, where there was one.</param>
/// <param name="Session">Its course.</param>
/// <param name="SessionEn">The same in English.</param>
/// <param name="School">The school it reached.</param>
/// <param name="SchoolEn">The same in English.</param>
public sealed record TraceStep(
    TraceKind Kind,
    DateOnly On,
    long AmountFen,
    string? Program,
    string? ProgramEn,
    string? Text,
    long? AllocationId,
    string? EvidenceHash,
    long? SessionId,
    string? Session,
    string? SessionEn,
    string? School,
    string? SchoolEn);

/// <summary>Follows a gift through the books as far as it has come: each allocation with its expenses after it.</summary>
public sealed class TraceDonation(ProgramsDb db)
{
    public async Task<Outcome<TraceStep[]>> RunAsync(long donationId, Viewer viewer, CancellationToken cancellation)
    {
        var donation = await db.Donations.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(d => d.Id == donationId, cancellation);
        if (donation is null)
            return FundingProblems.DonationNotFound;
        if (donation.State is not DonationState.Received)
            return Array.Empty<TraceStep>();
        var spent = await SpentAsync(donationId, cancellation);
        var allocated = await db.Allocations.AsNoTracking()
            .Where(a => a.DonationId == donationId && a.State == AllocationState.InForce)
            .OrderBy(a => a.AllocatedOn).ThenBy(a => a.Id)
            .Select(a => new TraceStep(
                TraceKind.Allocated, a.AllocatedOn, a.AmountFen, a.Program.Name, a.Program.NameEn, a.Purpose, a.Id, null, null, null, null, null, null))
            .ToListAsync(cancellation);
        return (TraceStep[])[Arrived(donation), .. allocated.SelectMany(step => spent[step.AllocationId].Prepend(step))];
    }

    private static TraceStep Arrived(Donation donation) => new(
        TraceKind.Received, donation.GivenOn, donation.AmountFen, null, null, donation.Description, null, null, null, null, null, null, null);

    private async Task<ILookup<long?, TraceStep>> SpentAsync(long donationId, CancellationToken cancellation)
    {
        var steps = await db.Expenses.AsNoTracking()
            .Where(e => e.Allocation.DonationId == donationId && e.State == ExpenseState.Posted)
            .OrderBy(e => e.SpentOn).ThenBy(e => e.Id)
            .Select(e => new TraceStep(
                TraceKind.Spent, e.SpentOn, e.AmountFen, e.Allocation.Program.Name, e.Allocation.Program.NameEn, e.Purpose, e.AllocationId,
                e.EvidenceHash, e.SessionId, e.Session!.Course.Name, e.Session.Course.NameEn, e.School!.Name, e.School.NameEn))
            .ToListAsync(cancellation);
        return steps.ToLookup(step => step.AllocationId);
    }
}

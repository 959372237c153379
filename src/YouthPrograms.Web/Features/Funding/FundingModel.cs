using YouthPrograms.Data;
using YouthPrograms.OData;
using YouthPrograms.Web.Features.Setup;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>The sets of money: what each shows, to whom, and what may be given when a row is made.</summary>
internal static class FundingModel
{
    public static void FundingSets(this ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        Purses(model);
        Gifts(model);
        Books(model);
        Disclosures(model);
    }

    private static void Purses(ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.Funds, set => set
            .Editable().Bounded().ETag(f => f.RowVersion)
            .Property(f => f.ProgramId, p => p.Immutable()));
        model.Set(db => db.Campaigns, set => set
            .Editable().Bounded().ETag(c => c.RowVersion)
            .Property(c => c.ProgramId, p => p.Immutable()));
    }

    private static void Gifts(ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.Donations, set => set
            .Visible(Visibility.OfDonations).SignedInOnly().ETag(d => d.RowVersion).Hide(d => d.Donor!)
            .Property("Restricted", d => d.RestrictedToId != null)
            .Property("LeftFen", d => d.AmountFen - d.AllocatedFen)
            .Property(d => d.State, p => p.ReadOnly())
            .Property(d => d.AllocatedFen, p => p.ReadOnly())
            .Property(d => d.AmountFen, p => p.Required())
            .Property(d => d.GivenOn, p => p.Required())
            .DonationOperations());
        model.Set(db => db.Allocations, set => set
            .Visible(Visibility.OfAllocations).SignedInOnly().ETag(a => a.RowVersion));
        model.Set(db => db.Expenses, set => set
            .Visible(Visibility.OfExpenses).SignedInOnly().ETag(e => e.RowVersion)
            .Property(e => e.State, p => p.ReadOnly())
            .Property(e => e.AmountFen, p => p.Required())
            .Property(e => e.SpentOn, p => p.Required())
            .ExpenseOperations());
    }

    private static void Books(ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.LedgerTransactions, set => set
            .Visible(Visibility.OfLedgerTransactions).SignedInOnly().ETag(t => t.RowVersion).MaxPage(500).DeepInsert(t => t.Entries)
            .Property("Reversed", t => t.ReversedBy != null)
            .Property(t => t.Kind, p => p.ReadOnly()).Property(t => t.State, p => p.ReadOnly())
            .Property(t => t.BookedOn, p => p.Required())
            .Property(t => t.PostedAt, p => p.ReadOnly()).Property(t => t.PostedById, p => p.ReadOnly())
            .Property(t => t.DonationId, p => p.ReadOnly()).Property(t => t.AllocationId, p => p.ReadOnly())
            .Property(t => t.ExpenseId, p => p.ReadOnly()).Property(t => t.ReversesId, p => p.ReadOnly())
            .Property(t => t.Reason, p => p.ReadOnly())
            .LedgerOperations());
        model.Set(db => db.LedgerEntries, set => set
            .Visible(Visibility.OfLedgerEntries).SignedInOnly().MaxPage(500)
            .Property(e => e.RowVersion, p => p.ReadOnly())
            .Property(e => e.AmountFen, p => p.Required()).Property(e => e.Account, p => p.Required()).Property(e => e.FundId, p => p.Required()));
    }

    private static void Disclosures(ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.Disclosures, set => set
            .Visible(Visibility.OfDisclosures).ETag(d => d.RowVersion).Hide(d => d.DrawnUpById!)
            .Property(d => d.From, p => p.Required()).Property(d => d.To, p => p.Required())
            .Property(d => d.State, p => p.ReadOnly()).Property(d => d.Version, p => p.ReadOnly())
            .Property(d => d.CutOffAt, p => p.ReadOnly())
            .Property(d => d.PublishedAt, p => p.ReadOnly())
            .Property(d => d.Note, p => p.ReadOnly())
            .DisclosureOperations());
        model.Set(db => db.DisclosureFigures, set => set
            .Visible(Visibility.OfDisclosureFigures).MaxPage(500));
        model.Set(db => db.DisclosureApprovals, set => set
            .Visible(Visibility.OfDisclosureApprovals).SignedInOnly().Hide(a => a.ApprovedBy));
    }
}

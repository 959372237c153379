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
            .Describe("Funds. One that belongs to a programme binds every gift in it to that programme.").Editable().ETag(f => f.RowVersion)
            .Property(f => f.ProgramId, p => p.Immutable()));
        model.Set(db => db.Campaigns, set => set
            .Describe("Campaigns of a programme, with their goal in people reached.").Editable().ETag(c => c.RowVersion)
            .Property(c => c.ProgramId, p => p.Immutable()));
    }

    private static void Gifts(ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.Donations, set => set
            .Describe("Gifts, in fen. One's own, or all for those who keep or audit the books.")
            .Visible(Visibility.OfDonations).SignedInOnly().ETag(d => d.RowVersion).Hide(d => d.Donor!)
            .Property("Restricted", d => d.RestrictedToId != null, p => p.Describe("It may be used for one programme only."))
            .Property("LeftFen", d => d.AmountFen - d.AllocatedFen, p => p.Describe("What can still be allocated."))
            .Property(d => d.State, p => p.ReadOnly().Describe("Received once its receipt is posted."))
            .Property(d => d.AllocatedFen, p => p.ReadOnly())
            .Property(d => d.AmountFen, p => p.Required().Describe("Fen; of goods and services their value."))
            .Property(d => d.GivenOn, p => p.Required())
            .Property(d => d.Anonymous, p => p.Describe("The giver is not named to the public."))
            .Property(d => d.MatchesId, p => p.Describe("The gift that this one matches."))
            .DonationOperations());
        model.Set(db => db.Allocations, set => set
            .Describe("Parts of gifts that are meant for a programme.")
            .Visible(Visibility.OfAllocations).SignedInOnly().ETag(a => a.RowVersion)
            .Property(a => a.SpentFen, p => p.Describe("What posted expenses have taken.")));
        model.Set(db => db.Expenses, set => set
            .Describe("What was spent of an allocation, with the hash of its evidence.")
            .Visible(Visibility.OfExpenses).SignedInOnly().ETag(e => e.RowVersion)
            .Property(e => e.State, p => p.ReadOnly())
            .Property(e => e.AmountFen, p => p.Required())
            .Property(e => e.SpentOn, p => p.Required())
            .Property(e => e.People, p => p.Describe("People helped; 0 where it is about nobody in particular."))
            .Property(e => e.EvidenceHash, p => p.Describe("SHA-256 of the evidence in hexadecimal."))
            .ExpenseOperations());
    }

    private static void Books(ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.LedgerTransactions, set => set
            .Describe("The books. A posted transaction never changes; a reversal is a new one.")
            .Visible(Visibility.OfLedgerTransactions).SignedInOnly().ETag(t => t.RowVersion).MaxPage(500).DeepInsert(t => t.Entries)
            .Property("Reversed", t => t.ReversedBy != null, p => p.Describe("Another transaction undoes it."))
            .Property(t => t.Kind, p => p.ReadOnly()).Property(t => t.State, p => p.ReadOnly())
            .Property(t => t.BookedOn, p => p.Required().Describe("The day it happened."))
            .Property(t => t.PostedAt, p => p.ReadOnly().Describe("When it entered the books.")).Property(t => t.PostedById, p => p.ReadOnly())
            .Property(t => t.DonationId, p => p.ReadOnly()).Property(t => t.AllocationId, p => p.ReadOnly())
            .Property(t => t.ExpenseId, p => p.ReadOnly()).Property(t => t.ReversesId, p => p.ReadOnly())
            .Property(t => t.Reason, p => p.ReadOnly())
            .LedgerOperations());
        model.Set(db => db.LedgerEntries, set => set
            .Describe("Lines of the books, in fen: a debit is positive, a credit negative.")
            .Visible(Visibility.OfLedgerEntries).SignedInOnly().MaxPage(500)
            .Property(e => e.RowVersion, p => p.ReadOnly())
            .Property(e => e.AmountFen, p => p.Required()).Property(e => e.Account, p => p.Required()).Property(e => e.FundId, p => p.Required()));
    }

    private static void Disclosures(ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.Disclosures, set => set
            .Describe("A programme's figures for a period at a cut-off. Public once two people have approved them.")
            .Visible(Visibility.OfDisclosures).ETag(d => d.RowVersion).Hide(d => d.DrawnUpById!)
            .Property(d => d.From, p => p.Required().Describe("Included.")).Property(d => d.To, p => p.Required().Describe("Included."))
            .Property(d => d.State, p => p.ReadOnly()).Property(d => d.Version, p => p.ReadOnly())
            .Property(d => d.CutOffAt, p => p.ReadOnly().Describe("What was posted after it is not in the figures."))
            .Property(d => d.PublishedAt, p => p.ReadOnly())
            .Property(d => d.Note, p => p.ReadOnly().Describe("What was wrong with the version before."))
            .DisclosureOperations());
        model.Set(db => db.DisclosureFigures, set => set
            .Describe("Published numbers. What is about fewer than ten people is left out.").Visible(Visibility.OfDisclosureFigures).MaxPage(500));
        model.Set(db => db.DisclosureApprovals, set => set
            .Describe("Who has approved a draft.").Visible(Visibility.OfDisclosureApprovals).SignedInOnly().Hide(a => a.ApprovedBy));
    }
}

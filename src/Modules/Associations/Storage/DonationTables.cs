using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class DonationTable : IEntityTypeConfiguration<Donation>
{
    public void Configure(EntityTypeBuilder<Donation> table)
    {
        table.ConfigureFact("associations_donation");
        table.ToTable(t => t.HasCheckConstraint("associations_donation_kind", "(entry IS NULL) <> (goods IS NULL)"));
        // Restricted money is never overspent, whatever our code does; of two who spend at once the second finds another version.
        table.ToTable(t => t.HasCheckConstraint("associations_donation_spent", "spent_fen >= 0 AND spent_fen <= value_fen"));
        table.Ignore(d => d.Value);
        table.Ignore(d => d.Spent);
        table.Ignore(d => d.Left);
        table.Ignore(d => d.IsRestricted);
        table.Ignore(d => d.Receipt);
        table.HasIndex(d => new { d.County, d.Association, d.ReceiptYear, d.ReceiptNumber }).IsUnique();
        table.HasIndex(d => new { d.County, d.Entry }).IsUnique();
        table.HasOne<LedgerEntry>().WithMany().HasForeignKey(d => new { d.County, d.Entry }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DonationSpendingTable : IEntityTypeConfiguration<DonationSpending>
{
    public void Configure(EntityTypeBuilder<DonationSpending> table)
    {
        table.ConfigureFact("associations_donation_spending");
        table.ToTable(t => t.HasCheckConstraint("associations_donation_spending_amount", "amount_fen > 0"));
        table.HasIndex(s => new { s.County, s.Donation });
        table.HasIndex(s => new { s.County, s.Entry }).IsUnique();
        table.HasOne<Donation>().WithMany().HasForeignKey(s => new { s.County, s.Donation }).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<LedgerEntry>().WithMany().HasForeignKey(s => new { s.County, s.Entry }).OnDelete(DeleteBehavior.Restrict);
    }
}

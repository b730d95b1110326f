using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class LedgerEntryTable : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> table)
    {
        table.ConfigureFact("associations_ledger_entry");
        table.ToTable(t => t.HasCheckConstraint("associations_ledger_entry_amount", "amount_fen > 0"));
        table.ToTable(t => t.HasCheckConstraint("associations_ledger_entry_kind", "(direction = 1 AND channel BETWEEN 1 AND 7) OR (direction = 2 AND channel IS NULL AND purpose IS NOT NULL)"));
        table.Ignore(e => e.Amount);
        table.Ignore(e => e.Effect);
        // Two people who undo the same entry at once: the second is refused by the database.
        table.HasIndex(e => new { e.County, e.ReversalOf }).IsUnique();
        table.HasOne<LedgerEntry>().WithMany().HasForeignKey(e => new { e.County, e.ReversalOf }).OnDelete(DeleteBehavior.Restrict);
    }
}

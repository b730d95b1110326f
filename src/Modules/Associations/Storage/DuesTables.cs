using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class DuesYearTable : IEntityTypeConfiguration<DuesYear>
{
    public void Configure(EntityTypeBuilder<DuesYear> table)
    {
        table.ConfigureFact("associations_dues_year");
        table.ToTable(t => t.HasCheckConstraint("associations_dues_year_amount", "amount_fen > 0"));
        table.Ignore(d => d.Amount);
        table.HasIndex(d => new { d.County, d.Association, d.Year }).IsUnique();
        table.HasOne<Meeting>().WithMany().HasForeignKey(d => new { d.County, d.Meeting }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DuesSettlementTable : IEntityTypeConfiguration<DuesSettlement>
{
    public void Configure(EntityTypeBuilder<DuesSettlement> table)
    {
        table.ConfigureFact("associations_dues_settlement");
        table.ToTable(t => t.HasCheckConstraint("associations_dues_settlement_kind", "(entry IS NULL) <> (reason IS NULL)"));
        // Nobody pays twice for a year, nor pays and is let off, whoever else is taking money at the same moment.
        table.HasIndex(d => new { d.County, d.Member, d.Year }).IsUnique().HasFilter("undone_on IS NULL");
        table.HasIndex(d => new { d.County, d.Entry }).IsUnique();
        table.HasOne<Member>().WithMany().HasForeignKey(d => new { d.County, d.Member }).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<LedgerEntry>().WithMany().HasForeignKey(d => new { d.County, d.Entry }).OnDelete(DeleteBehavior.Restrict);
    }
}

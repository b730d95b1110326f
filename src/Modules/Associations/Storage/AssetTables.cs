using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class AssetTable : IEntityTypeConfiguration<Asset>
{
    public void Configure(EntityTypeBuilder<Asset> table)
    {
        table.ConfigureFact("associations_asset");
        table.ToTable(t => t.HasCheckConstraint("associations_asset_count", "count >= 0 AND (count > 0 OR written_off_on IS NOT NULL)"));
        table.ToTable(t => t.HasCheckConstraint("associations_asset_written_off", "(written_off_on IS NULL) = (written_off_because IS NULL)"));
        table.Ignore(a => a.Value);
        table.HasOne<LedgerEntry>().WithMany().HasForeignKey(a => new { a.County, a.Entry }).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Donation>().WithMany().HasForeignKey(a => new { a.County, a.Donation }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StockTakeTable : IEntityTypeConfiguration<StockTake>
{
    public void Configure(EntityTypeBuilder<StockTake> table)
    {
        table.ConfigureFact("associations_stock_take");
        table.ToTable(t => t.HasCheckConstraint("associations_stock_take_reason", "counted = expected OR reason IS NOT NULL"));
        table.HasIndex(s => new { s.County, s.Asset, s.Year }).IsUnique();
        table.HasOne<Asset>().WithMany().HasForeignKey(s => new { s.County, s.Asset }).OnDelete(DeleteBehavior.Restrict);
    }
}

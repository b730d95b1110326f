using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class AssociationMonthTable : IEntityTypeConfiguration<AssociationMonth>
{
    public void Configure(EntityTypeBuilder<AssociationMonth> table)
    {
        table.ToTable("associations_month");
        table.HasKey(m => new { m.County, m.Id, m.Month });
        table.HasIndex(m => new { m.County, m.Setting, m.Division, m.Month }).HasDatabaseName("ix_associations_month_rollup");
        table.HasIndex(m => new { m.Division, m.Month, m.Id });
    }
}

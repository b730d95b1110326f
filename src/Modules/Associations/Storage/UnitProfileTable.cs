using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class UnitProfileTable : IEntityTypeConfiguration<UnitProfile>
{
    public void Configure(EntityTypeBuilder<UnitProfile> table)
    {
        table.ToTable("associations_unit_profile");
        table.HasKey(p => new { p.County, p.Id });
        table.HasIndex(p => new { p.County, p.Setting, p.Division, p.HasAssociation }).HasDatabaseName("ix_associations_unit_profile_rollup");
        table.HasIndex(p => new { p.Division, p.Id });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class AssociationProfileTable : IEntityTypeConfiguration<AssociationProfile>
{
    public void Configure(EntityTypeBuilder<AssociationProfile> table)
    {
        table.ToTable("associations_profile");
        table.HasKey(p => new { p.County, p.Id });
        // Roll-ups read this index alone, in the order they group by.
        table.HasIndex(p => new
        {
            p.County,
            p.Setting,
            p.Division,
            p.HasFunding,
            p.HasVenue,
            p.RegularlyActive,
            p.PresidentFromCommittee,
            p.Registered,
            p.Filed,
            p.Members,
            p.Women,
        }).HasDatabaseName("ix_associations_profile_rollup");
        table.HasIndex(p => new { p.Division, p.Id });
        table.HasIndex(p => p.NextChangeOn);
    }
}

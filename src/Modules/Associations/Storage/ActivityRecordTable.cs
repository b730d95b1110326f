using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class ActivityRecordTable : IEntityTypeConfiguration<ActivityRecord>
{
    public void Configure(EntityTypeBuilder<ActivityRecord> table)
    {
        table.ConfigureFact("associations_activity");
        table.HasIndex(a => new { a.County, a.Brand });
        table.HasOne<CulturalBrand>().WithMany().HasForeignKey(a => new { a.County, a.Brand }).OnDelete(DeleteBehavior.Restrict);
        table.ToTable(t => t.HasCheckConstraint("associations_activity_people", "people > 0"));
    }
}

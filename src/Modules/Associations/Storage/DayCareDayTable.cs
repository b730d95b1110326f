using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class DayCareDayTable : IEntityTypeConfiguration<DayCareDay>
{
    public void Configure(EntityTypeBuilder<DayCareDay> table)
    {
        table.ConfigureFact("associations_day_care");
        table.ToTable(t => t.HasCheckConstraint("associations_day_care_people", "people > 0"));
        table.HasIndex(d => new { d.County, d.Place, d.On }).IsUnique().HasFilter("removed_on IS NULL");
        table.HasOne<Place>().WithMany().HasForeignKey(d => new { d.County, d.Place }).OnDelete(DeleteBehavior.Restrict);
    }
}

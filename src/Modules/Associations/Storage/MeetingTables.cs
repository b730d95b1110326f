using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class MeetingTable : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> table)
    {
        table.ConfigureFact("associations_meeting");
        table.ToTable(t => t.HasCheckConstraint("associations_meeting_present", "present > 0 AND (invited IS NULL OR invited >= present)"));
    }
}

internal sealed class ResolutionTable : IEntityTypeConfiguration<Resolution>
{
    public void Configure(EntityTypeBuilder<Resolution> table)
    {
        table.ConfigureFact("associations_resolution");
        table.HasOne<Meeting>().WithMany().HasForeignKey(r => new { r.County, r.Meeting }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CharterTable : IEntityTypeConfiguration<Charter>
{
    public void Configure(EntityTypeBuilder<Charter> table)
    {
        table.ConfigureFact("associations_charter");
        table.HasOne<Meeting>().WithMany().HasForeignKey(c => new { c.County, c.Meeting }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InternalRuleTable : IEntityTypeConfiguration<InternalRule>
{
    public void Configure(EntityTypeBuilder<InternalRule> table)
    {
        table.ConfigureFact("associations_internal_rule");
        table.HasOne<Meeting>().WithMany().HasForeignKey(r => new { r.County, r.Meeting }).OnDelete(DeleteBehavior.Restrict);
    }
}

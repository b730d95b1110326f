using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class AnnualPlanTable : IEntityTypeConfiguration<AnnualPlan>
{
    public void Configure(EntityTypeBuilder<AnnualPlan> table)
    {
        table.ConfigureFact("associations_annual_plan");
        table.HasIndex(p => new { p.County, p.Association, p.Year }).IsUnique();
        table.HasOne<Meeting>().WithMany().HasForeignKey(p => new { p.County, p.Meeting }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlanItemTable : IEntityTypeConfiguration<PlanItem>
{
    public void Configure(EntityTypeBuilder<PlanItem> table)
    {
        table.ConfigureFact("associations_plan_item");
        table.ToTable(t => t.HasCheckConstraint("associations_plan_item_month", "month BETWEEN 1 AND 12"));
        table.HasOne<AnnualPlan>().WithMany().HasForeignKey(i => new { i.County, i.Plan }).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<ActivityRecord>().WithMany().HasForeignKey(i => new { i.County, i.Activity }).OnDelete(DeleteBehavior.Restrict);
    }
}

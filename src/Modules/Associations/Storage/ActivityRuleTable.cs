using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class ActivityRuleTable : IEntityTypeConfiguration<ActivityRule>
{
    public void Configure(EntityTypeBuilder<ActivityRule> table)
    {
        table.ToTable("associations_activity_rule", t => t.HasCheckConstraint("associations_activity_rule_months", "min_months BETWEEN 1 AND 12"));
        table.HasIndex(r => new { r.County, r.From }).IsUnique();
    }
}

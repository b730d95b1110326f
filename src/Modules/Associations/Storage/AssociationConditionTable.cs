using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class AssociationConditionTable : IEntityTypeConfiguration<AssociationCondition>
{
    public void Configure(EntityTypeBuilder<AssociationCondition> table)
    {
        table.ToTable("associations_condition");
        table.HasKey(c => new { c.County, c.Id });
        // Thirty columns are too many for one index: sums over a province read the rows, in this order.
        table.HasIndex(c => new { c.County, c.Setting, c.Division });
        table.HasIndex(c => new { c.Division, c.Id });
    }
}

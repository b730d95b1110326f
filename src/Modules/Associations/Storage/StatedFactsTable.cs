using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class StatedFactsTable : IEntityTypeConfiguration<StatedFacts>
{
    public void Configure(EntityTypeBuilder<StatedFacts> table)
    {
        table.ConfigureFact("associations_stated_facts");
        table.ToTable(t => t.HasCheckConstraint("associations_stated_facts_months", "active_months BETWEEN 0 AND 12"));
        table.Ignore(s => s.Income);
        table.HasIndex(s => new { s.County, s.ImportId });
    }
}

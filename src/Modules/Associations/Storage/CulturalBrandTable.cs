using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class CulturalBrandTable : IEntityTypeConfiguration<CulturalBrand>
{
    public void Configure(EntityTypeBuilder<CulturalBrand> table)
    {
        table.ConfigureFact("associations_brand");
        table.HasIndex(b => new { b.County, b.Association, b.Name }).IsUnique();
    }
}

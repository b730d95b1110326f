using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class AssociationNameTable : IEntityTypeConfiguration<AssociationName>
{
    public void Configure(EntityTypeBuilder<AssociationName> table)
    {
        table.ConfigureFact("associations_name");
    }
}

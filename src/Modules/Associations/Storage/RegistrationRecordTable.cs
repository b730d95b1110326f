using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class RegistrationRecordTable : IEntityTypeConfiguration<RegistrationRecord>
{
    public void Configure(EntityTypeBuilder<RegistrationRecord> table)
    {
        table.ConfigureFact("associations_registration");
        table.HasIndex(r => new { r.County, r.Number });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class ElectionTable : IEntityTypeConfiguration<Election>
{
    public void Configure(EntityTypeBuilder<Election> table)
    {
        table.ConfigureFact("associations_election");
        table.HasOne<Meeting>().WithMany().HasForeignKey(e => new { e.County, e.Meeting }).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;
using Yinling.Platform.Auditing;

namespace Yinling.Associations.Storage;

internal sealed class OfficerTable : IEntityTypeConfiguration<Officer>
{
    public const string Name = "associations_officer";

    public void Configure(EntityTypeBuilder<Officer> table)
    {
        table.ConfigureFact(Name);
        table.Property(o => o.Phone).HasAnnotation(AuditJson.Secret, true);
        table.HasIndex(o => o.TermTo).HasFilter("ended_on IS NULL");
        table.HasOne<Election>().WithMany().HasForeignKey(o => new { o.County, o.Election }).OnDelete(DeleteBehavior.Restrict);
        // Two presidents appointed at once: the check saw neither, the second is refused by the database.
        table.HasIndex(o => new { o.County, o.Association }, "ux_associations_officer_president").IsUnique().HasFilter("post = 1 AND ended_on IS NULL");
    }
}

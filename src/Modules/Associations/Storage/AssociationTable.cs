using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class AssociationTable : IEntityTypeConfiguration<Association>
{
    public void Configure(EntityTypeBuilder<Association> table)
    {
        table.ToTable("associations_association", t => t.HasCheckConstraint("associations_association_county", "county = division / 1000000"));
        table.HasKey(a => new { a.County, a.Id });
        table.Ignore(a => a.Unit);
        table.HasIndex(a => new { a.County, a.Division, a.CurrentName }).IsUnique().HasFilter("closed_on IS NULL");
        table.HasIndex(a => new { a.Division, a.Initials, a.Id, a.ClosedOn });
    }
}

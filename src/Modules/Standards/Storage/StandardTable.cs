using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Storage;

internal sealed class StandardTable : IEntityTypeConfiguration<Standard>
{
    public void Configure(EntityTypeBuilder<Standard> table)
    {
        table.ToTable("standards_standard");
        table.Ignore(s => s.DivisionCode).Ignore(s => s.Definition);
        table.HasKey(s => new { s.County, s.Id });
        table.HasIndex(s => new { s.County, s.Series, s.Edition }).IsUnique();
        table.HasIndex(s => s.Division);
    }
}

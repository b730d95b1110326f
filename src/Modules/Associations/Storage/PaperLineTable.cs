using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class PaperLineTable : IEntityTypeConfiguration<PaperLine>
{
    public void Configure(EntityTypeBuilder<PaperLine> table)
    {
        table.ConfigureFact("associations_paper_line");
        table.ToTable(t => t.HasCheckConstraint("associations_paper_line_code", "length(code) = 8"));
        table.HasIndex(l => new { l.County, l.Association, l.Code }).IsUnique();
        table.HasIndex(l => new { l.County, l.Record }).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Yinling.Platform.Drafts;

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> table)
    {
        table.ToTable("platform_draft");
        table.HasKey(d => new { d.Account, d.Form });
        table.HasIndex(d => d.At);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Yinling.Platform.Writing;

internal sealed class KeptAnswerTable : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> table)
    {
        table.ToTable("platform_kept_answer");
        table.HasKey(a => a.Key);
        table.HasIndex(a => a.At);
    }
}

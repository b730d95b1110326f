using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class MemberCountTable : IEntityTypeConfiguration<MemberCount>
{
    public void Configure(EntityTypeBuilder<MemberCount> table)
    {
        table.ConfigureFact("associations_member_count");
        table.ToTable(t => t.HasCheckConstraint("associations_member_count_women", "women >= 0 AND women <= members"));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Storage;

internal sealed class MemberTable : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> table)
    {
        table.ConfigureFact("associations_member");
        table.HasOne<Meeting>().WithMany().HasForeignKey(m => new { m.County, m.Meeting }).OnDelete(DeleteBehavior.Restrict);
    }
}

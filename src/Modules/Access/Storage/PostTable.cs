using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Access.Domain;

namespace Yinling.Access.Storage;

internal sealed class PostTable : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> table)
    {
        table.ToTable("access_post");
        table.HasKey(p => p.Id);
        table.Ignore(p => p.Where);
        table.HasOne<Account>().WithMany().HasForeignKey(p => p.Account).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(p => p.Account);
        table.HasIndex(p => new { p.Division, p.Role });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Access.Domain;

namespace Yinling.Access.Storage;

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> table)
    {
        table.ToTable("access_session");
        table.HasKey(s => s.Id);
        table.HasOne<Account>().WithMany().HasForeignKey(s => s.Account).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(s => s.TokenHash).IsUnique();
        table.HasIndex(s => s.Account);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Access.Domain;
using Yinling.Platform.Auditing;

namespace Yinling.Access.Storage;

internal sealed class ApiTokenTable : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> table)
    {
        table.ToTable("access_api_token");
        table.HasKey(t => t.Id);
        table.HasOne<Account>().WithMany().HasForeignKey(t => t.Account).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<Post>().WithMany().HasForeignKey(t => t.Post).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(t => t.TokenHash).IsUnique();
        table.HasIndex(t => t.Account);
        table.Property(t => t.TokenHash).HasAnnotation(AuditJson.Secret, true);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Access.Domain;
using Yinling.Platform.Auditing;

namespace Yinling.Access.Storage;

internal sealed class RecoveryCodeTable : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> table)
    {
        table.ToTable("access_recovery_code");
        table.HasKey(c => c.Id);
        table.HasOne<Account>().WithMany().HasForeignKey(c => c.Account).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(c => c.Account);
        table.Property(c => c.Hash).HasAnnotation(AuditJson.Secret, true);
    }
}

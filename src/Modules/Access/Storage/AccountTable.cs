using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Access.Domain;
using Yinling.Platform.Auditing;

namespace Yinling.Access.Storage;

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public const string Name = "access_account";

    public void Configure(EntityTypeBuilder<Account> table)
    {
        table.ToTable(Name);
        table.HasKey(a => a.Id);
        table.Ignore(a => a.Home);
        table.HasIndex(a => a.UserName).IsUnique();
        table.HasIndex(a => new { a.Division, a.UserName });
        table.Property(a => a.PasswordHash).HasAnnotation(AuditJson.Secret, true);
        table.Property(a => a.TotpSecret).HasAnnotation(AuditJson.Secret, true);
    }
}

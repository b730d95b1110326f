using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Yinling.Platform.Auditing;

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> table)
    {
        table.ToTable("platform_audit");
        table.HasKey(e => e.Sequence);
        table.HasIndex(e => new { e.Division, e.Sequence });
        table.HasIndex(e => new { e.Subject, e.Sequence });
    }
}

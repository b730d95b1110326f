using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Divisions.Domain;
using Yinling.Platform.Database;

namespace Yinling.Divisions.Storage;

internal sealed class DivisionTable : IEntityTypeConfiguration<Division>
{
    public void Configure(EntityTypeBuilder<Division> table)
    {
        table.ToTable("divisions_division");
        table.HasKey(d => d.Id);
        table.Ignore(d => d.DivisionCode);
        table.HasIndex(d => new { d.Level, d.Code, d.ValidFrom }).IsUnique();
        // Ended units only: an index over all would be taken for the many that have not ended.
        table.HasIndex(d => d.ValidTo).HasFilter("valid_to IS NOT NULL");
        table.HasIndex(d => new { d.ParentId, d.Code });
        table.HasIndex(d => new { d.Level, d.Name });
        table.HasIndex(d => new { d.Level, d.Initials });
    }
}

internal static class DivisionTables
{
    extension(AppDb db)
    {
        internal DbSet<Division> Divisions => db.Set<Division>();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Divisions.Domain;
using Yinling.Platform.Database;

namespace Yinling.Divisions.Storage;

internal sealed class ChangeSetTable : IEntityTypeConfiguration<ChangeSet>
{
    public void Configure(EntityTypeBuilder<ChangeSet> table)
    {
        table.ToTable("divisions_change_set");
        table.HasKey(s => s.Id);
    }
}

internal sealed class ChangeTable : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> table)
    {
        table.ToTable("divisions_change");
        table.HasKey(c => c.Id);
        table.Ignore(c => c.Unit);
        table.Ignore(c => c.NewUnit);
        table.HasOne<ChangeSet>().WithMany().HasForeignKey(c => c.Set);
        table.HasIndex(c => new { c.Set, c.Kind, c.Code });
        table.HasIndex(c => new { c.Code, c.Level });
        table.HasIndex(c => new { c.NewCode, c.Level });
    }
}

internal sealed class SuccessionTable : IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Succession> table)
    {
        table.ToTable("divisions_succession");
        table.HasKey(s => s.Id);
        table.HasIndex(s => new { s.Level, s.FromCode, s.On }).IsUnique();
        table.HasIndex(s => new { s.Level, s.ToCode });
    }
}

internal static class ChangeTables
{
    extension(AppDb db)
    {
        internal DbSet<ChangeSet> ChangeSets => db.Set<ChangeSet>();
        internal DbSet<Change> Changes => db.Set<Change>();
        internal DbSet<Succession> Successions => db.Set<Succession>();
    }
}

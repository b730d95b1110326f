using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Storage;

internal sealed class DueFormTable : IEntityTypeConfiguration<DueForm>
{
    public void Configure(EntityTypeBuilder<DueForm> table)
    {
        table.ToTable("statistics_due");
        table.Ignore(d => d.DivisionCode);
        table.HasKey(d => new { d.County, d.Id });
        // Roll-ups read this index alone, in the order they group by.
        table.HasIndex(d => new { d.County, d.Setting, d.Division, d.Month, d.Timely, d.Complete }).HasDatabaseName("ix_statistics_due_rollup");
        table.HasIndex(d => new { d.Division, d.Id });
        table.HasIndex(d => new { d.County, d.Assignment, d.Division, d.Level }).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Platform.Database;

namespace Yinling.Crash.Worker;

/// <summary>One line of a batch. A batch is whole or absent.</summary>
internal sealed class BatchLine
{
    /// <summary>What the client asked for; two batches of one operation are a double effect.</summary>
    public string Operation { get; init; } = "";

    /// <summary>Made anew each time the work is done.</summary>
    public Guid Batch { get; init; }

    public int Line { get; init; }
    public long Amount { get; init; }
    public string Note { get; init; } = "";
}

/// <summary>The running total that must agree with the lines after every commit.</summary>
internal sealed class Total
{
    public int Id { get; init; }
    public long Lines { get; set; }
    public long Amount { get; set; }
}

/// <summary>A record that many edit; its version counts the edits.</summary>
internal sealed class Entry : IBusinessRow, IVersioned
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public int Version { get; init; }
    public string Name { get; set; } = "";
    public DateOnly Day { get; set; }
    public DateTime ChangedAt { get; set; }
    public bool Open { get; set; }
    public double Share { get; set; }
}

/// <summary>One edit done, in the transaction of the edit.</summary>
internal sealed class EditMark
{
    public Guid Id { get; init; }
    public string Operation { get; init; } = "";
    public Guid Entry { get; init; }
}

internal sealed class BatchLineTable : IEntityTypeConfiguration<BatchLine>
{
    public void Configure(EntityTypeBuilder<BatchLine> table)
    {
        table.ToTable("crash_batch_line");
        table.HasKey(l => new { l.Batch, l.Line });
        table.HasIndex(l => l.Operation);
    }
}

internal sealed class TotalTable : IEntityTypeConfiguration<Total>
{
    public void Configure(EntityTypeBuilder<Total> table) => table.ToTable("crash_total");
}

internal sealed class EntryTable : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> table) => table.ToTable("crash_entry");
}

internal sealed class EditMarkTable : IEntityTypeConfiguration<EditMark>
{
    public void Configure(EntityTypeBuilder<EditMark> table)
    {
        table.ToTable("crash_edit_mark");
        table.Property(m => m.Id).ValueGeneratedNever();
    }
}

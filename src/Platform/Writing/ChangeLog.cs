using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Platform.Writing;

/// <summary>Collects what a write changes: for the audit, and for whoever keeps derived rows.</summary>
internal sealed class ChangeLog
{
    private readonly List<RowChange> rows = [];
    private readonly HashSet<object> entities = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyCollection<object> Entities => entities;

    public string ToJson() => JsonSerializer.Serialize(rows, AuditJson.Options);

    public void Clear()
    {
        rows.Clear();
        entities.Clear();
    }

    /// <summary>Called before each save: notes before and after, and counts versions up.</summary>
    public void Collect(ChangeTracker tracker)
    {
        tracker.DetectChanges();
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (entry.State == EntityState.Modified && entry.Entity is IVersioned)
            {
                var version = entry.Property(nameof(IVersioned.Version));
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
            if (entry.Entity is INotAudited) continue;
            entities.Add(entry.Entity);
            rows.Add(new(
                entry.Metadata.GetTableName()!,
                string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p).CurrentValue)),
                entry.State.ToString(),
                entry.State == EntityState.Added ? null : Values(entry, p => p.OriginalValue),
                entry.State == EntityState.Deleted ? null : Values(entry, p => p.CurrentValue)));
        }
    }

    private static Dictionary<string, object?> Values(EntityEntry entry, Func<PropertyEntry, object?> value) => entry.Properties
        .Where(p => entry.State != EntityState.Modified || p.IsModified)
        .Where(p => !p.Metadata.IsPrimaryKey() && p.Metadata.FindAnnotation(Auditing.AuditJson.Secret) is null)
        .ToDictionary(p => p.Metadata.GetColumnName(), value);

    private sealed record RowChange(string Table, string Key, string Change, Dictionary<string, object?>? Before, Dictionary<string, object?>? After);
}

/// <summary>A row whose changes the audit does not repeat: the audit itself, idempotency keys, sessions, derived rows.</summary>
public interface INotAudited;

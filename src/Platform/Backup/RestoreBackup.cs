using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;

namespace Yinling.Platform.Backup;

/// <summary>
/// Puts a backup in place of what is there. The whole file is read and checked first; what was there before is moved aside, never
/// deleted. The service must be stopped.
/// </summary>
public sealed class RestoreBackup(
    DatabaseOptions options, KeyRing keys, CurrentScope scope, TimeProvider clock, IEnumerable<IAfterRestore> after, IServiceProvider services)
{
    /// <param name="replace">Move aside what is there.</param>
    /// <param name="acceptBrokenAudit">Restore even when the audit chain inside the backup does not fit: better than no data at all.</param>
    /// <returns>What was restored.</returns>
    /// <exception cref="RuleException">PLT-02 to PLT-04 and PLT-07 to PLT-11. Nothing was changed.</exception>
    public async Task<BackupManifest> RunAsync(string file, bool replace, bool acceptBrokenAudit, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(options.DataDirectory, "keys", "backup.key")))
            throw new RuleException("PLT-07", $"{Path.Combine(options.DataDirectory, "keys")} 里没有密钥。请先把做备份时的 keys 文件夹放回去，再恢复。什么都没有改动。");
        IRestoreTarget target = options.IsSqlite ? new SqliteTarget(options, services) : new PostgreSqlTarget(options, services);
        var files = new FilesTarget(options);
        if (!replace && (files.IsOccupied || await target.IsOccupiedAsync(ct)))
            throw new RuleException("PLT-08", "这里已经有数据。要用备份替换，请加 --replace：现有的数据会移到一边，不会删除。");

        files.Clear();
        try
        {
            var manifest = PartReader.Read(file, keys.Backup, name => name.StartsWith(TakeBackup.FilesFolder + "/", StringComparison.Ordinal) ? files.Sink(name) : target.Check(name), ct);
            if (manifest.Engine != target.Engine) throw WrongEngine();
            await target.RunAsync(file, manifest, keys, (db, ct) => FinishAsync(db, manifest, acceptBrokenAudit, ct), files.Swap, ct);
            return manifest;
        }
        finally
        {
            files.Clear();
        }
    }

    internal static RuleException WrongEngine() =>
        new("PLT-09", "这份备份来自另一种数据库：SQLite 的备份恢复到 SQLite,PostgreSQL 的备份恢复到 PostgreSQL。什么都没有改动。");

    /// <summary>Checks the chain, lets the modules act, and writes the restore into the audit: on the restored database, before anyone uses it.</summary>
    private async Task FinishAsync(AppDb restored, BackupManifest manifest, bool acceptBrokenAudit, CancellationToken ct)
    {
        var chain = new AuditChain(restored, keys, scope, clock);
        var anchor = manifest.AuditSequence == 0 ? null : new AuditChain.Head(manifest.AuditSequence, Convert.FromHexString(manifest.AuditHash));
        if (await chain.VerifyAsync(anchor, ct) is { } broken && !acceptBrokenAudit)
            throw new RuleException("PLT-10", $"备份里的审计链在第 {broken.Sequence} 条对不上：keys/audit.key 不是同一套密钥，或者数据在备份之前被改过。查清之后仍要恢复，请加 --accept-broken-audit。什么都没有改动。");

        await using var transaction = await restored.Database.BeginTransactionAsync(ct);
        foreach (var step in after) await step.RunAsync(restored, ct);
        await restored.SaveChangesAsync(ct);
        await chain.AppendAsync(new Act("platform.restore", manifest.AuditHash, DivisionCode.Nation, Detail: $"{{\"takenAt\":\"{manifest.TakenAt:O}\",\"auditSequence\":{manifest.AuditSequence}}}"), restored.Changes.ToJson(), ct);
        await restored.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        restored.Changes.Clear();
    }
}

/// <summary>The kind of database a backup goes into.</summary>
internal interface IRestoreTarget
{
    string Engine { get; }

    Task<bool> IsOccupiedAsync(CancellationToken ct);

    /// <summary>Where a part goes while the file is being checked.</summary>
    /// <exception cref="RuleException">PLT-09: a part of another kind of database.</exception>
    Stream Check(string part);

    /// <summary>After the whole file was checked: makes the database, finishes it, and swaps it in. Whatever fails leaves the old one in place.</summary>
    Task RunAsync(string file, BackupManifest manifest, KeyRing keys, Func<AppDb, CancellationToken, Task> finish, Action<string> swapFiles, CancellationToken ct);
}

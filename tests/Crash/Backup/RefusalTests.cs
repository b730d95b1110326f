using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using System.Security.Cryptography;
using Yinling.Crash.Harness;
using Yinling.Crash.Worker;
using Yinling.Kernel;
using Yinling.Platform.Backup;

namespace Yinling.Crash.Backup;

/// <summary>Each way in which a backup or a restore is refused, and that nothing was touched.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private readonly Place place = Place.OnSqlite();
    private readonly Place elsewhere = Place.OnSqlite();

    private string File => Path.Combine(place.Root, "one.backup");

    public async ValueTask InitializeAsync()
    {
        await place.FillAsync(3);
        await place.BackUpAsync(File);
        elsewhere.BringKeys(place);
    }

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        await elsewhere.DisposeAsync();
    }

    [Fact]
    public async Task PLT_02_a_file_that_is_no_backup()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));
        await RefusedAsync("PLT-02", () => elsewhere.RestoreAsync(File));
    }

    [Fact]
    public async Task PLT_03_another_key()
    {
        System.IO.File.WriteAllBytes(Path.Combine(elsewhere.Folder, "keys", "backup.key"), RandomNumberGenerator.GetBytes(32));
        await RefusedAsync("PLT-03", () => elsewhere.RestoreAsync(File));
    }

    [Fact]
    public async Task PLT_04_a_backup_of_a_newer_version()
    {
        elsewhere.Forge(File, Manifest(BackupManifest.CurrentFormat + 1, "sqlite"));
        await RefusedAsync("PLT-04", () => elsewhere.RestoreAsync(File));
    }

    [Fact]
    public async Task PLT_05_the_name_of_an_older_backup()
    {
        var was = System.IO.File.ReadAllBytes(File);
        await RefusedAsync("PLT-05", () => place.BackUpAsync(File));
        Assert.Equal(was, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public async Task PLT_06_two_backups_at_once()
    {
        var second = Path.Combine(place.Root, "two.backup");
        await using (new FileStream(Path.Combine(place.Folder, ".backup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
            await RefusedAsync("PLT-06", () => place.BackUpAsync(second));
        Assert.False(System.IO.File.Exists(second));
        await place.BackUpAsync(second);
    }

    [Fact]
    public async Task PLT_07_no_keys()
    {
        Directory.Delete(Path.Combine(elsewhere.Folder, "keys"), recursive: true);
        await RefusedAsync("PLT-07", () => elsewhere.RestoreAsync(File));
        Assert.False(Directory.Exists(Path.Combine(elsewhere.Folder, "keys")));
    }

    [Fact]
    public async Task PLT_08_a_place_that_holds_data()
    {
        var was = await place.DumpAsync();
        await RefusedAsync("PLT-08", () => place.RestoreAsync(File));
        elsewhere.WriteUpload("only-a-file", [1]);
        await RefusedAsync("PLT-08", () => elsewhere.RestoreAsync(File));
        Assert.Equal(was, await place.DumpAsync());
        await elsewhere.RestoreAsync(File, replace: true);
    }

    [Fact]
    public async Task PLT_09_a_backup_of_the_other_kind_of_database()
    {
        elsewhere.Forge(File, Manifest(BackupManifest.CurrentFormat, "postgresql"), ("table/crash_total", [1, 2, 3]));
        await RefusedAsync("PLT-09", () => elsewhere.RestoreAsync(File));
        elsewhere.Forge(File, Manifest(BackupManifest.CurrentFormat, "postgresql"));
        await RefusedAsync("PLT-09", () => elsewhere.RestoreAsync(File));
    }

    [Fact]
    public async Task PLT_10_an_audit_that_was_changed_before_the_backup_unless_accepted()
    {
        await using (var root = Workshop.Open(place.Folder, null))
            await root.InScopeAsync(services => Services.Database(services).Database.ExecuteSqlRawAsync("DROP TRIGGER platform_audit_no_update; UPDATE platform_audit SET actor = 'somebody else' WHERE sequence = 2"));
        var changed = Path.Combine(place.Root, "changed.backup");
        await place.BackUpAsync(changed);
        var refused = await RefusedAsync("PLT-10", () => elsewhere.RestoreAsync(changed));
        Assert.Contains("第 2 条", refused.Message, StringComparison.Ordinal);
        await elsewhere.RestoreAsync(changed, acceptBrokenAudit: true);
    }

    [Fact]
    public async Task PLT_11_a_service_that_still_runs()
    {
        await elsewhere.RestoreAsync(File);
        var (child, _) = await Child.StartAsync(new(elsewhere.Folder, null, Mutant.None, null));
        await using (child)
        {
            Assert.StartsWith("ACK", await child.AskAsync(new("still-there", OperationKind.Batch, 1)), StringComparison.Ordinal);
            var was = await elsewhere.DumpAsync();
            SqliteConnection.ClearAllPools();
            await RefusedAsync("PLT-11", () => elsewhere.RestoreAsync(File, replace: true));
            Assert.Equal(was, await elsewhere.DumpAsync());
            Assert.StartsWith("ACK", await child.AskAsync(new("and-still", OperationKind.Batch, 1)), StringComparison.Ordinal);
            SqliteConnection.ClearAllPools();
            await child.EndAsync();
        }
        await elsewhere.RestoreAsync(File, replace: true);
    }

    [Fact]
    public async Task A_part_that_wants_to_leave_its_folder_is_refused()
    {
        elsewhere.Forge(File, Manifest(BackupManifest.CurrentFormat, "sqlite"), ("files/../../escaped", [1]));
        await RefusedAsync("PLT-02", () => elsewhere.RestoreAsync(File));
        Assert.False(System.IO.File.Exists(Path.Combine(elsewhere.Folder, "escaped")));
    }

    private async Task<RuleException> RefusedAsync(string rule, Func<Task> attempt)
    {
        var refused = await Assert.ThrowsAsync<RuleException>(attempt);
        Assert.Equal(rule, Assert.Single(refused.Problems).Rule);
        Assert.Empty(Directory.GetDirectories(place.Folder, "before-restore-*"));
        Assert.False(Directory.Exists(Path.Combine(elsewhere.Folder, ".restore")));
        return refused;
    }

    private static BackupManifest Manifest(int format, string engine) =>
        new(format, engine, DateTime.UnixEpoch, [], 0, new string('0', 64), new Dictionary<string, long>(), []);
}

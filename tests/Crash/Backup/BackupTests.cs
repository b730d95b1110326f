using System.Diagnostics;
using System.Text;
using Yinling.Crash.Harness;
using Yinling.Crash.Worker;

namespace Yinling.Crash.Backup;

/// <summary>What goes into a backup comes out of it, and nothing else does.</summary>
public class BackupTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_backup_taken_while_many_write_restores_to_one_moment_between_two_commits()
    {
        await using var place = await Place.OnTestedAsync();
        await using var elsewhere = await Place.OnTestedAsync();
        var journal = new Journal();
        var (child, _) = await Child.StartAsync(new(place.Folder, place.PostgreSql, Mutant.None, null));
        await using var running = child;
        List<(string File, string[] Before, int During, TimeSpan Took)> taken = [];
        await using (new Clients(child, journal).Start(8))
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            for (var i = 0; i < 4; i++)
            {
                var file = Path.Combine(place.Root, $"under-load-{i}.backup");
                string[] before = [.. journal.Acknowledged.Keys];
                var clock = Stopwatch.StartNew();
                await place.BackUpAsync(file);
                taken.Add((file, before, journal.Acknowledged.Count - before.Length, clock.Elapsed));
                await Task.Delay(TimeSpan.FromSeconds(0.7));
            }
        }
        await child.EndAsync();
        Assert.Empty(journal.Surprises);
        Assert.Empty(await Examination.RunAsync(place.Folder, place.PostgreSql, journal));

        elsewhere.BringKeys(place);
        foreach (var (file, before, during, took) in taken)
        {
            var restored = await elsewhere.RestoreAsync(file, replace: file != taken[0].File);
            output.WriteLine($"{(place.PostgreSql is null ? "SQLite" : "PostgreSQL")}: {before.Length} acknowledged before, {during} during the backup of {took.TotalSeconds:F2} s ({during / took.TotalSeconds:F0}/s); audit head {restored.AuditSequence}, {new FileInfo(file).Length} bytes");
            // All that was acknowledged before it began, nothing half, nothing double, chain and pages sound.
            Assert.Empty(await Examination.RunAsync(elsewhere.Folder, elsewhere.PostgreSql, journal, before));
        }
        Assert.True(taken.Sum(t => t.During) > 0, "nobody wrote during the backups");
    }

    [Fact]
    public async Task What_is_restored_is_the_same_to_the_last_value_and_the_restore_is_in_the_audit()
    {
        await using var place = await Place.OnTestedAsync();
        await using var elsewhere = await Place.OnTestedAsync();
        await place.FillAsync();
        var upload = place.WriteUpload("ab/cdef", [.. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i % 251))]);
        var file = Path.Combine(place.Root, "quiet.backup");
        await place.BackUpAsync(file);
        elsewhere.BringKeys(place);
        await elsewhere.RestoreAsync(file);

        var (was, now) = ((await place.DumpAsync()).ToDictionary(t => t.Table), (await elsewhere.DumpAsync()).ToDictionary(t => t.Table));
        Assert.Equal(was.Count, now.Count);
        Assert.Equal(was["platform_audit"].Rows + 1, now["platform_audit"].Rows);
        foreach (var table in was.Values.Where(t => t.Table != "platform_audit")) Assert.Equal(table, now[table.Table]);
        Assert.True(File.ReadAllBytes(upload).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(elsewhere.Folder, "files", "ab", "cdef"))));
        Assert.False(Directory.Exists(Path.Combine(elsewhere.Folder, ".restore")));
    }

    [Fact]
    public async Task What_was_there_is_moved_aside_and_can_be_had_back()
    {
        await using var place = Place.OnSqlite();
        await place.FillAsync();
        var file = Path.Combine(place.Root, "first.backup");
        await place.BackUpAsync(file);
        await place.FillMoreAsync();
        var later = await place.DumpAsync();
        place.WriteUpload("late", [1, 2, 3]);
        await place.RestoreAsync(file, replace: true);
        Assert.False(File.Exists(Path.Combine(place.Folder, "files", "late")));

        var aside = Assert.Single(Directory.GetDirectories(place.Folder, "before-restore-*"));
        Assert.True(File.Exists(Path.Combine(aside, "files", "late")));
        await using var again = Place.OnSqlite();
        again.BringKeys(place);
        File.Copy(Path.Combine(aside, "yinling.db"), Path.Combine(again.Folder, "yinling.db"));
        Assert.Equal(later, await again.DumpAsync());
    }

    [Fact]
    public async Task The_bytes_of_a_backup_tell_nothing()
    {
        await using var place = Place.OnSqlite();
        await place.FillAsync();
        byte[] canary = Encoding.UTF8.GetBytes("张三丰金丝雀");
        place.WriteUpload("letter", [.. new byte[1000], .. canary]);
        var file = Path.Combine(place.Root, "told.backup");
        await place.BackUpAsync(file);
        await place.FillMoreAsync();

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var readable = File.ReadAllBytes(Path.Combine(place.Folder, "yinling.db")).AsSpan();
        Assert.True(readable.IndexOf(canary) >= 0, "the canary is not even in the database");
        var coded = File.ReadAllBytes(file).AsSpan();
        foreach (var word in new[] { canary, Encoding.UTF8.GetBytes("crash_batch_line"), Encoding.UTF8.GetBytes("SQLite format 3"), Encoding.UTF8.GetBytes("sqlite"), Encoding.UTF8.GetBytes("Parts") })
            Assert.True(coded.IndexOf(word) < 0, Encoding.UTF8.GetString(word));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Empty(Directory.GetDirectories(place.Folder, ".backup-*"));
        Assert.Equal([file], Directory.GetFiles(place.Root));
    }

    [Fact]
    public async Task Any_flipped_bit_any_cut_and_any_swap_is_refused_and_nothing_is_touched()
    {
        await using var place = Place.OnSqlite();
        await place.FillAsync();
        place.WriteUpload("long", [.. Enumerable.Range(0, 2_500_000).Select(i => (byte)(i / 3 % 251))]);
        var file = Path.Combine(place.Root, "good.backup");
        await place.BackUpAsync(file);
        var good = File.ReadAllBytes(file);
        var was = await place.DumpAsync();
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}, {good.Length} bytes");
        var dice = new Random(seed);

        List<(string What, byte[] Bytes)> bad = [];
        for (var i = 0; i < 240; i++)
        {
            var at = i < 80 ? i : dice.Next(good.Length);
            var flipped = (byte[])good.Clone();
            flipped[at] ^= (byte)(1 << dice.Next(8));
            bad.Add(($"flip at {at}", flipped));
        }
        for (var i = 0; i < 20; i++)
        {
            var cut = dice.Next(good.Length);
            bad.Add(($"cut at {cut}", good[..cut]));
        }
        // Whole chunks, so that only their numbers can tell: 57 bytes of header, then chunks of 21 bytes and a mebibyte.
        const int header = 57, chunk = 21 + (1 << 20);
        bad.Add(("last chunk missing", good[..(header + (2 * chunk))]));
        bad.Add(("two chunks swapped", [.. good[..header], .. good[(header + chunk)..(header + (2 * chunk))], .. good[header..(header + chunk)], .. good[(header + (2 * chunk))..]]));
        bad.Add(("chunk twice", [.. good[..(header + chunk)], .. good[header..]]));
        bad.Add(("something behind the end", [.. good, 0]));
        bad.Add(("nothing at all", []));

        var damaged = Path.Combine(place.Root, "bad.backup");
        foreach (var (what, bytes) in bad)
        {
            File.WriteAllBytes(damaged, bytes);
            var refused = await Record.ExceptionAsync(() => place.RestoreAsync(damaged, replace: true));
            Assert.True(refused is Kernel.RuleException { Problems: [{ Rule: "PLT-02" or "PLT-03" }] }, $"{what}: {refused?.ToString() ?? "was restored"}");
        }
        Assert.Equal(was, await place.DumpAsync());
        Assert.Empty(Directory.GetDirectories(place.Folder, "before-restore-*"));
        await place.RestoreAsync(file, replace: true);
    }

    [Fact]
    public async Task The_same_facts_have_the_same_dump_on_either_database_in_whatever_order_they_came()
    {
        await using var one = Place.OnSqlite();
        await using var other = await Place.OnTestedAsync();
        await PutAsync(one, [.. Facts()]);
        await PutAsync(other, [.. Facts().Reverse()]);
        var (left, right) = (await one.DumpAsync(), await other.DumpAsync());
        Assert.Equal(left.Where(t => t.Table.StartsWith("crash_", StringComparison.Ordinal)), right.Where(t => t.Table.StartsWith("crash_", StringComparison.Ordinal)));
        Assert.Equal(4, left.Count(t => t.Table.StartsWith("crash_", StringComparison.Ordinal) && t.Rows > 0));

        await PutAsync(other, [new Entry { County = 341023, Id = Workshop.EntryId(99), Name = "多一条" }]);
        Assert.NotEqual(left.Single(t => t.Table == "crash_entry"), (await other.DumpAsync()).Single(t => t.Table == "crash_entry"));
    }

    private static IEnumerable<object> Facts()
    {
        yield return new Total { Id = 1, Lines = 3, Amount = long.MaxValue };
        for (var i = 0; i < 20; i++)
        {
            var id = new Guid((int)((i * 0x9E3779B1L) & 0x7fffffff), (short)i, 1, [(byte)(i * 7), 2, 3, 4, 5, 6, 7, (byte)i]);
            yield return new Entry { County = 341022 + (i % 2), Id = id, Name = i % 3 == 0 ? "" : $"老年\"协会\"\n{i} 𠮷 é <&>", Day = new DateOnly(1900 + i, 1 + (i % 12), 28), ChangedAt = new DateTime(638_000_000_000_000_000 + (i * 1_234_567L), DateTimeKind.Utc), Open = i % 2 == 0, Share = Math.Pow(-1.1, i) / 3 };
            yield return new EditMark { Id = id, Operation = "e" + i, Entry = id };
            yield return new BatchLine { Operation = "o" + i, Batch = id, Line = i, Amount = -i, Note = "n" };
        }
    }

    private static async Task PutAsync(Place place, object[] facts)
    {
        await using var root = Workshop.Open(place.Folder, place.PostgreSql);
        await root.InScopeAsync(async services =>
        {
            await Services.Schema(services).RunAsync(CancellationToken.None);
            await Services.Writer(services).RunAsync(new("crash.put", "", Kernel.DivisionCode.Nation), () =>
            {
                foreach (var fact in facts) Services.Database(services).Add(fact);
                return Task.CompletedTask;
            }, CancellationToken.None);
        });
    }
}

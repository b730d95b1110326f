using Yinling.Crash.Harness;
using Yinling.Crash.Worker;
using Yinling.Kernel;

namespace Yinling.Crash;

/// <summary>One click, one effect, however often and however much at once it is sent.</summary>
public class RequestKeyTests
{
    [Fact]
    public async Task A_hundred_keys_fifty_times_each_at_once_have_a_hundred_effects_and_equal_answers()
    {
        await using var place = await Place.OnTestedAsync();
        var journal = new Journal();
        await using (var root = Workshop.Open(place.Folder, place.PostgreSql))
        {
            await root.PrepareAsync();
            var operations = new Operations(root, Mutant.None);
            for (var i = 0; i < 100; i++)
            {
                var asked = new Operation($"k{i}", i % 2 == 0 ? OperationKind.Batch : OperationKind.Edit, i);
                journal.Asked[asked.Key] = asked;
                var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => operations.RunAsync(asked))));
                journal.Acknowledged[asked.Key] = Assert.Single(answers.Distinct());
            }
        }
        Assert.Empty(await Examination.RunAsync(place.Folder, place.PostgreSql, journal));
        var dump = await Backup.Shelf.DumpAsync(place);
        Assert.Equal(50 * Operation.LinesOf(OperationKind.Batch), dump.Single(t => t.Table == "crash_batch_line").Rows);
        Assert.Equal(50, dump.Single(t => t.Table == "crash_edit_mark").Rows);
        Assert.Equal(101, dump.Single(t => t.Table == "platform_audit").Rows);
    }

    [Fact]
    public async Task PLT_01_a_key_that_comes_back_with_another_request_is_refused_and_changes_nothing()
    {
        await using var place = await Place.OnTestedAsync();
        await using var root = Workshop.Open(place.Folder, place.PostgreSql);
        await root.PrepareAsync();
        var operations = new Operations(root, Mutant.None);
        var first = await operations.RunAsync(new("once", OperationKind.Batch, 1));
        var was = await Backup.Shelf.DumpAsync(place);
        var refused = await Assert.ThrowsAsync<RuleException>(() => operations.RunAsync(new("once", OperationKind.Batch, 2)));
        Assert.Equal("PLT-01", Assert.Single(refused.Problems).Rule);
        Assert.Equal(first, await operations.RunAsync(new("once", OperationKind.Batch, 1)));
        Assert.Equal(was, await Backup.Shelf.DumpAsync(place));
    }
}

using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Auditing;

/// <summary>Whatever is done to the chain by somebody without its key is found; the chain itself holds.</summary>
public sealed class AuditChainTests(WebApp app) : IClassFixture<WebApp>, IAsyncLifetime
{
    private const int Entries = 300;
    private const int Tampers = 1_000;

    private AuditChain.Head anchor = new(0, []);

    public async ValueTask InitializeAsync()
    {
        await app.InsideAsync(s => Tampering.DisarmAsync(s.GetRequiredService<AppDb>()));
        for (var i = (await HeadAsync()).Sequence; i < Entries; i++)
        {
            var number = i;
            await app.InsideAsync(async services =>
            {
                if (number % 3 > 0)
                    services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), $"someone{number}", [new(Guid.CreateVersion7(), Role.Clerk, DivisionCode.Parse(World.Township))]);
                app.Clock.Advance(TimeSpan.FromTicks(12_345_678));
                var act = new Act("test.act", Guid.CreateVersion7().ToString(), DivisionCode.Parse(World.Village), number % 4 == 0 ? null : "依据第七次会议", number % 5 == 0 ? null : $"rows {number}");
                await services.GetRequiredService<Writer>().RunAsync(act, () => Task.CompletedTask, CancellationToken.None);
            });
        }
        anchor = await HeadAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_thousand_random_tampers_are_each_found_and_the_untouched_chain_holds()
    {
        Assert.True(anchor.Sequence >= Entries);
        var random = new Random(20_261_123);
        List<string> missed = [];
        await app.InsideAsync(async services =>
        {
            var (db, chain) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<AuditChain>());
            var ways = new Tampering(db, random, anchor).Ways;
            for (var round = 0; round < Tampers; round++)
            {
                var (name, tamper) = ways[round % ways.Count];
                await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
                await tamper();
                if (await chain.VerifyAsync(anchor, CancellationToken.None) is null) missed.Add($"round {round}: {name}");
                await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            }
        });
        Assert.Empty(missed);
        Assert.Null(await VerifyAsync(anchor));
    }

    /// <summary>A cut or rewritten end fits by itself: only what is kept outside tells.</summary>
    [Fact]
    public async Task A_cut_end_written_on_with_the_true_key_differs_from_the_anchor()
    {
        await app.InsideAsync(async services =>
        {
            var (db, chain) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<AuditChain>());
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await db.Set<AuditEntry>().Where(e => e.Sequence > anchor.Sequence - 3).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
            Assert.Null(await chain.VerifyAsync(null, CancellationToken.None));
            Assert.Equal(anchor.Sequence - 2, (await chain.VerifyAsync(anchor, CancellationToken.None))!.Sequence);
            for (var i = 0; i < 5; i++)
                await services.GetRequiredService<Writer>().RunAsync(new("test.rewritten", "-", DivisionCode.Nation), () => Task.CompletedTask, CancellationToken.None);
            Assert.Null(await chain.VerifyAsync(null, CancellationToken.None));
            Assert.Equal(new(anchor.Sequence, "differs from the anchor"), await chain.VerifyAsync(anchor, CancellationToken.None));
        });
    }

    [Theory]
    [InlineData("UPDATE platform_audit SET at = 'never' WHERE sequence = 7")]
    [InlineData("UPDATE platform_audit SET account = 'nobody' WHERE sequence = 7")]
    [InlineData("UPDATE platform_audit SET division = 'nowhere' WHERE sequence = 7")]
    public async Task An_entry_that_cannot_be_read_any_more_is_a_finding_and_no_crash(string sql)
    {
        await app.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            if (!db.IsSqlite) return; // PostgreSQL keeps its columns to their types.
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
            Assert.Equal(7, (await services.GetRequiredService<AuditChain>().VerifyAsync(null, CancellationToken.None))!.Sequence);
        });
    }

    [Fact]
    public async Task The_verbs_tell_a_whole_chain_from_one_that_is_not()
    {
        var file = Path.Combine(app.DataDirectory, "anchor.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { sequence = anchor.Sequence, hash = Convert.ToHexStringLower(anchor.Hash) }), TestContext.Current.CancellationToken);
        var verbs = new VerbRunner(app.Services, (_, _, _) => Task.FromResult<Scope?>(null));
        var audit = app.Services.GetServices<IVerb>().Select(v => v.Build(verbs)).Single(c => c.Name == "audit");
        var verification = app.Services.GetServices<IVerification>().Single(v => v.Name == "audit");

        Assert.Equal(0, await audit.Parse(["check", "--anchor", file]).InvokeAsync(null, TestContext.Current.CancellationToken));
        Assert.Empty(await app.InsideAsync(s => verification.RunAsync(s, CancellationToken.None)));

        var reason = await ReasonAsync(20);
        await SetReasonAsync(20, "另一个说法");
        Assert.Equal(1, await audit.Parse(["check", "--anchor", file]).InvokeAsync(null, TestContext.Current.CancellationToken));
        Assert.Equal(["entry 20: content changed"], await app.InsideAsync(s => verification.RunAsync(s, CancellationToken.None)));

        await SetReasonAsync(20, reason);
        Assert.Equal(0, await audit.Parse(["check", "--anchor", file]).InvokeAsync(null, TestContext.Current.CancellationToken));
    }

    private Task<AuditChain.Head> HeadAsync() => app.InsideAsync(s => s.GetRequiredService<AuditChain>().HeadAsync(CancellationToken.None));

    private Task<AuditChain.Break?> VerifyAsync(AuditChain.Head? kept) => app.InsideAsync(s => s.GetRequiredService<AuditChain>().VerifyAsync(kept, CancellationToken.None));

    private Task<string?> ReasonAsync(long sequence) => app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<AuditEntry>().Where(e => e.Sequence == sequence).Select(e => e.Reason).SingleAsync());

    private Task SetReasonAsync(long sequence, string? reason) => app.InsideAsync(s =>
        s.GetRequiredService<AppDb>().Set<AuditEntry>().Where(e => e.Sequence == sequence).ExecuteUpdateAsync(u => u.SetProperty(e => e.Reason, reason)));
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Auditing;

/// <summary>The database itself refuses to change or delete an entry, so that no mistake of ours can.</summary>
public sealed class AppendOnlyTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public Task An_entry_is_neither_changed_nor_deleted() => app.InsideAsync(async services =>
    {
        await services.GetRequiredService<Writer>().RunAsync(new("test.act", "-", DivisionCode.Nation), () => Task.CompletedTask, CancellationToken.None);
        var entries = services.GetRequiredService<AppDb>().Set<AuditEntry>();
        var change = await Assert.ThrowsAnyAsync<DbException>(() => entries.ExecuteUpdateAsync(u => u.SetProperty(e => e.Actor, "x"), TestContext.Current.CancellationToken));
        var delete = await Assert.ThrowsAnyAsync<DbException>(() => entries.ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        Assert.Contains("append-only", change.Message, StringComparison.Ordinal);
        Assert.Contains("append-only", delete.Message, StringComparison.Ordinal);
        Assert.Null(await services.GetRequiredService<AuditChain>().VerifyAsync(null, CancellationToken.None));
    });
}

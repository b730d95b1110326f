using Microsoft.EntityFrameworkCore;
using Yinling.Access.Storage;
using Yinling.Platform.Backup;
using Yinling.Platform.Database;

namespace Yinling.Access.Sessions;

/// <summary>No session comes back with a backup: one that was ended after the backup was taken would live again.</summary>
internal sealed class EndAllAfterRestore : IAfterRestore
{
    public Task RunAsync(AppDb restored, CancellationToken ct) => restored.Sessions.ExecuteDeleteAsync(ct);
}

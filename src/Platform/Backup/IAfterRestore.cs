using Yinling.Platform.Database;

namespace Yinling.Platform.Backup;

/// <summary>What a module must do to a database that came out of a backup before anybody may use it: no session may revive, for one.</summary>
/// <remarks>Runs in the transaction that writes the restore into the audit, before the database takes its place.</remarks>
public interface IAfterRestore
{
    /// <param name="restored">The restored database; not the session of the service scope.</param>
    Task RunAsync(AppDb restored, CancellationToken ct);
}

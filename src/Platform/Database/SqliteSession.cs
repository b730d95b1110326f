using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Yinling.Platform.Database;

/// <summary>Settings of every SQLite connection. FULL, not NORMAL: NORMAL loses acknowledged writes at a power cut (measured, hundreds).</summary>
internal sealed class SqliteSession : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=8000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

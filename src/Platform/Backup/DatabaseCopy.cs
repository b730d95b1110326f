using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Yinling.Platform.Database;

namespace Yinling.Platform.Backup;

/// <summary>Sessions on a copy of the database that is not, or not yet, the one in use.</summary>
internal static class DatabaseCopy
{
    public static AppDb Open(IServiceProvider application, DatabaseOptions where)
    {
        var db = new DbContextOptionsBuilder<AppDb>();
        PlatformModule.Configure(db, where).UseApplicationServiceProvider(application);
        return new(db.Options);
    }

    /// <summary>Lets go of the file, pooled connections included, so that it can be moved.</summary>
    public static async Task CloseAsync(AppDb copy)
    {
        await copy.Database.CloseConnectionAsync();
        SqliteConnection.ClearPool((SqliteConnection)copy.Database.GetDbConnection());
    }
}

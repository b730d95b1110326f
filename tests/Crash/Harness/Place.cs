using Npgsql;

namespace Yinling.Crash.Harness;

/// <summary>A private folder, and a private PostgreSQL database where YINLING_TEST_DATABASE names a server.</summary>
internal sealed class Place : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("YINLING_TEST_DATABASE");
    private readonly string name = "yinling_crash_" + Guid.CreateVersion7().ToString("N");

    private Place() => Directory.CreateDirectory(Folder);

    public static bool HasPostgreSql => Server is not null;

    public string Root => Path.Combine(Path.GetTempPath(), name);

    public string Folder => Path.Combine(Root, "data");

    public string Cut => Path.Combine(Root, "cut");

    /// <summary>Null on SQLite.</summary>
    public string? PostgreSql { get; private init; }

    public string In(string child) => Directory.CreateDirectory(Path.Combine(Root, child)).FullName;

    public static Place OnSqlite() => new();

    /// <summary>PostgreSQL when a server is named, SQLite otherwise.</summary>
    public static async Task<Place> OnTestedAsync()
    {
        if (Server is null) return OnSqlite();
        var database = "yinling_crash_" + Guid.CreateVersion7().ToString("N");
        await OnServerAsync($"CREATE DATABASE {database}");
        return new() { PostgreSql = new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString };
    }

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (PostgreSql is { } own) await OnServerAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(own).Database} WITH (FORCE)");
        Directory.Delete(Root, recursive: true);
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

namespace Yinling.Platform.Database;

/// <summary>Where everything lives.</summary>
/// <param name="DataDirectory">Database file, keys, uploaded files, backups.</param>
/// <param name="PostgreSql">PostgreSQL connection string; null for the built-in SQLite file in the data directory.</param>
public sealed record DatabaseOptions(string DataDirectory, string? PostgreSql)
{
    public bool IsSqlite => PostgreSql is null;

    public string SqliteFile => Path.Combine(DataDirectory, "yinling.db");
}

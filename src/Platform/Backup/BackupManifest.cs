namespace Yinling.Platform.Backup;

/// <summary>What a backup says about itself, at its end.</summary>
/// <param name="Format">Version of the inner form.</param>
/// <param name="Engine">sqlite or postgresql: a backup goes back to the kind of database it came from.</param>
/// <param name="TakenAt">UTC moment of the snapshot.</param>
/// <param name="Migrations">Migrations applied, in order; empty where the schema came from the model.</param>
/// <param name="AuditSequence">Newest link of the audit chain in the snapshot; compare it with an anchor kept elsewhere to notice an old backup.</param>
/// <param name="AuditHash">Its hash, lower-case hex.</param>
/// <param name="Rows">Rows by table.</param>
public sealed record BackupManifest(
    int Format,
    string Engine,
    DateTime TakenAt,
    IReadOnlyList<string> Migrations,
    long AuditSequence,
    string AuditHash,
    IReadOnlyDictionary<string, long> Rows,
    IReadOnlyList<BackupPart> Parts)
{
    internal const int CurrentFormat = 1;
    internal const string Sqlite = "sqlite";
    internal const string PostgreSql = "postgresql";
}

/// <summary>One part: the SQLite file, one PostgreSQL table, or one uploaded file.</summary>
/// <param name="Name">"database", "table/NAME" or "files/PATH".</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Columns">Columns in the order of the part; null but for tables.</param>
public sealed record BackupPart(string Name, long Bytes, string Sha256, IReadOnlyList<string>? Columns = null);

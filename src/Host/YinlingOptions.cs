namespace Yinling.Host;

/// <summary>Global choices of one process. On the command line <c>--data DIR</c> and <c>--database "Host=…"</c>, or by environment or settings.</summary>
/// <param name="DataDirectory">Where database, keys, files and backups live.</param>
/// <param name="Database">PostgreSQL connection string; null for SQLite.</param>
/// <param name="Demo">Demonstration: ready accounts are shown on the sign-in page. Never on real data.</param>
/// <param name="Verb">What is left for the verbs.</param>
internal sealed record YinlingOptions(string DataDirectory, string? Database, bool Demo, string[] Verb)
{
    private const string DefaultData = ".data/yinling";

    /// <exception cref="ArgumentException">An option without its value.</exception>
    public static YinlingOptions Parse(string[] args, IConfiguration settings)
    {
        var data = settings["Yinling:Data"] ?? Environment.GetEnvironmentVariable("YINLING_DATA") ?? DefaultData;
        var database = settings["Yinling:Database"] ?? Environment.GetEnvironmentVariable("YINLING_DATABASE");
        List<string> verb = [];
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--data": data = Value(ref i); break;
                case "--database": database = Value(ref i); break;
                case var setting when setting.StartsWith("--", StringComparison.Ordinal) && setting.Contains('=') && verb.Count == 0: break;
                default: verb.Add(args[i]); break;
            }
        }
        var demo = verb.FirstOrDefault() == "demo" || settings["Yinling:Demo"] == "true";
        return new(Path.GetFullPath(data), string.IsNullOrWhiteSpace(database) ? null : database, demo, [.. verb]);

        string Value(ref int i) => ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} needs a value.");
    }
}

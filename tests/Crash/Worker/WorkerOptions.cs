namespace Yinling.Crash.Worker;

/// <summary>Defects the harness must notice, seeded into the worker.</summary>
internal enum Mutant
{
    None,

    /// <summary>Lines and total in two transactions.</summary>
    Split,

    /// <summary>The request's key is not looked at.</summary>
    NoKey,

    /// <summary>synchronous=NORMAL, with the start-up check passed over.</summary>
    Normal,

    /// <summary>synchronous=NORMAL, with the start-up check in place.</summary>
    NormalChecked,
}

/// <param name="Cut">Folder where undo logs of writes not yet flushed are kept; null without power-cut simulation.</param>
internal sealed record WorkerOptions(string Folder, string? PostgreSql, Mutant Mutant, string? Cut)
{
    public string[] ToArguments() => ["--worker", Folder, PostgreSql ?? "-", Mutant.ToString(), Cut ?? "-"];

    public static WorkerOptions Parse(string[] args) =>
        new(args[1], args[2] == "-" ? null : args[2], Enum.Parse<Mutant>(args[3]), args[4] == "-" ? null : args[4]);
}

namespace Yinling.Platform.Database;

/// <summary>SQLite has one writer. Waiting here, in order, is fair; waiting inside SQLite is not. PostgreSQL needs no gate.</summary>
public sealed class WriterGate(DatabaseOptions options) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <exception cref="BusyException">Nobody got a turn in time; the caller may try again.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        if (!options.IsSqlite) return new Turn(null);
        if (!await turn.WaitAsync(Patience, ct)) throw new BusyException();
        return new Turn(turn);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim? held) : IDisposable
    {
        private SemaphoreSlim? held = held;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}

/// <summary>Too much is being written at once. HTTP 503 with Retry-After; nothing was changed.</summary>
public sealed class BusyException() : Exception("现在保存的人太多，请稍等几秒再试。您填的内容没有丢。");

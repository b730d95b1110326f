using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Yinling.Access.Domain;
using Yinling.Platform.Database;

namespace Yinling.Access.SignIn;

/// <summary>Hashes and checks passwords: PBKDF2 with HMAC-SHA-512 by ASP.NET Core Identity. One check costs about 0.2 s of a core, so few run at once.</summary>
internal sealed class Passwords : IDisposable
{
    private const int Iterations = 220_000;
    private static readonly Account Nobody = new(Guid.Empty, "nobody", "", Kernel.DivisionCode.Nation, default);

    private readonly PasswordHasher<Account> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly Lazy<string> dummy;

    // More than one per core would only slow all of them down; whoever finds the queue full is told to wait.
    private readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = Math.Max(1, Environment.ProcessorCount), QueueLimit = 64 });

    public Passwords() => dummy = new(() => hasher.HashPassword(Nobody, "no account has this password"));

    /// <summary>Whether the password is the account's. Without an account a dummy is checked, so that both take the same time.</summary>
    /// <returns>Whether it matches, and whether the hash should be made anew.</returns>
    /// <exception cref="BusyException">Too many people are signing in.</exception>
    public async Task<(bool Matches, bool NeedsRehash)> VerifyAsync(Account? account, string password, CancellationToken ct)
    {
        using var lease = await limiter.AcquireAsync(1, ct);
        if (!lease.IsAcquired) throw new BusyException();
        var known = account is { PasswordHash.Length: > 0 } ? account : null;
        var result = hasher.VerifyHashedPassword(known ?? Nobody, known?.PasswordHash ?? dummy.Value, password);
        return (known is not null && result != PasswordVerificationResult.Failed, result == PasswordVerificationResult.SuccessRehashNeeded);
    }

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    public void Dispose() => limiter.Dispose();
}

using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Access.Domain;

/// <summary>A person who may sign in. What they may do comes from their posts alone.</summary>
internal sealed class Account : IVersioned
{
    /// <summary>Failures in a row that lock. Source: GB/T 22239-2019 8.1.4.1 b; reliability F3.</summary>
    public const int FailuresBeforeLock = 5;

    public static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongestLock = TimeSpan.FromHours(24);

    private Account() { }  // EF Core

    public Account(Guid id, string userName, string displayName, DivisionCode home, DateTime now)
    {
        (Id, UserName, DisplayName, CreatedAt) = (id, Normalise(userName), displayName.Trim(), now);
        (Division, Level) = (home.Value, home.Level);
    }

    public Guid Id { get; private set; }

    /// <summary>Phone or staff number, lower case; unique.</summary>
    public string UserName { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    /// <summary>Padded code of the unit whose managers look after the account.</summary>
    public long Division { get; private set; }

    public DivisionLevel Level { get; private set; }

    public string PasswordHash { get; private set; } = "";

    /// <summary>The password was given by someone else: only changing it is possible.</summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>Until when a given password works; null for one's own.</summary>
    public DateTime? InitialPasswordUntil { get; private set; }

    /// <summary>Wrong passwords or codes since the last success or lock.</summary>
    public int FailedCount { get; private set; }

    /// <summary>Locks since the last success; each lasts twice as long as the one before.</summary>
    public int LockCount { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    /// <summary>Encrypted shared secret of the authenticator; null without one.</summary>
    public string? TotpSecret { get; private set; }

    /// <summary>Whether the authenticator was proved once; asked for at every sign-in from then on.</summary>
    public bool TotpOn { get; private set; }

    /// <summary>30-second step of the last accepted code; that step and earlier ones are used up.</summary>
    public long LastTotpStep { get; private set; }

    public DateTime? DisabledAt { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public int Version { get; private set; }

    public DivisionCode Home => new(Division, Level);

    public bool IsLocked(DateTime now) => LockedUntil > now;

    public bool IsInitialPasswordExpired(DateTime now) => InitialPasswordUntil <= now;

    /// <summary>Everything but the password that stops a sign-in now; the person is told none of it.</summary>
    public bool MaySignIn(DateTime now) => DisabledAt is null && !IsLocked(now) && !IsInitialPasswordExpired(now);

    public static string Normalise(string userName) => userName.Trim().Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Counts a wrong password or code; the fifth in a row locks. While locked nothing is counted: guessing gains nothing.</summary>
    public void Fail(DateTime now)
    {
        if (IsLocked(now)) return;
        FailedCount++;
        if (FailedCount < FailuresBeforeLock) return;
        FailedCount = 0;
        LockedUntil = now + LockFor(LockCount);
        LockCount++;
    }

    /// <summary>15 minutes, then twice as long each time, up to a day: at most 45 guesses on the first day, 5 on each later one.</summary>
    public static TimeSpan LockFor(int earlierLocks) =>
        TimeSpan.FromTicks(Math.Min(FirstLock.Ticks << Math.Min(earlierLocks, 10), LongestLock.Ticks));

    public void Succeed() => (FailedCount, LockCount, LockedUntil) = (0, 0, null);

    public void Unlock() => Succeed();

    /// <summary>Sets a password made by someone else: single use, for a limited time.</summary>
    public void GivePassword(string hash, DateTime until) => (PasswordHash, MustChangePassword, InitialPasswordUntil) = (hash, true, until);

    /// <summary>Sets the person's own password.</summary>
    public void ChangePassword(string hash) => (PasswordHash, MustChangePassword, InitialPasswordUntil) = (hash, false, null);

    /// <summary>The same password hashed more strongly.</summary>
    public void Rehash(string hash) => PasswordHash = hash;

    public void Disable(DateTime now) => DisabledAt = now;

    public void Enable() => DisabledAt = null;

    public void Rename(string displayName) => DisplayName = displayName.Trim();

    /// <summary>Keeps a new secret that still has to be proved.</summary>
    public void PrepareTotp(string encryptedSecret) => (TotpSecret, TotpOn) = (encryptedSecret, false);

    public void TurnOnTotp(long step) => (TotpOn, LastTotpStep) = (true, step);

    public void RemoveTotp() => (TotpSecret, TotpOn) = (null, false);

    /// <summary>Uses up a step, so that its code works once.</summary>
    public void UseTotpStep(long step) => LastTotpStep = step;
}

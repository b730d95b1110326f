using Microsoft.EntityFrameworkCore;
using Yinling.Access.Domain;
using Yinling.Access.Pipeline;
using Yinling.Access.Sessions;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Access.SignIn;

/// <summary>How a sign-in ended. One answer for all reasons of refusal.</summary>
/// <param name="Token">For the session cookie; null when refused.</param>
/// <param name="NeedsCode">The password was right; the code of the authenticator is still to come.</param>
internal sealed record SignInResult(string? Token, bool NeedsCode = false)
{
    public static readonly SignInResult Refused = new(null, false);
}

/// <summary>Checks a name and a password and opens a session.</summary>
internal sealed class SignIn(AppDb db, Passwords passwords, AccountWrites writes, SessionBook sessions, Visit visit, TimeProvider clock)
{
    /// <exception cref="BusyException">Too many people are signing in.</exception>
    public async Task<SignInResult> RunAsync(string userName, string password, CancellationToken ct)
    {
        var name = Account.Normalise(userName);
        var found = await db.AllAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.UserName == name, ct);
        var (matches, needsRehash) = await passwords.VerifyAsync(found, password, ct);
        var now = clock.UtcMoment;
        if (found is null)
        {
            await writes.NoteAsync("access.sign-in-refused", $"unknown user; {visit.From}", ct);
            return SignInResult.Refused;
        }
        if (!matches || !found.MaySignIn(now)) return await RefuseAsync(found, matches, now, ct);

        var stage = found.TotpOn ? SessionStage.PasswordOnly : SessionStage.Full;
        var action = stage == SessionStage.Full ? "access.sign-in" : "access.password-accepted";
        try
        {
            return await writes.RunAsync(found, proved: true, action, visit.From, async account =>
            {
                if (!account.MaySignIn(now)) throw new OvertakenException();
                if (stage == SessionStage.Full) account.Succeed();
                if (needsRehash) account.Rehash(passwords.Hash(password));
                return new SignInResult(await sessions.OpenAsync(account.Id, stage, visit.Agent, ct), stage == SessionStage.PasswordOnly);
            }, ct);
        }
        catch (OvertakenException)
        {
            return await RefuseAsync(found, matches, now, ct);
        }
    }

    private Task<SignInResult> RefuseAsync(Account found, bool matches, DateTime now, CancellationToken ct)
    {
        var why = found switch
        {
            { DisabledAt: not null } => "disabled",
            _ when !matches => "wrong password",
            _ when found.IsInitialPasswordExpired(now) => "initial password expired",
            _ => "locked",
        };
        return writes.RunAsync(found, proved: false, "access.sign-in-refused", $"{why}; {visit.From}", account =>
        {
            if (!matches) account.Fail(now);
            return Task.FromResult(SignInResult.Refused);
        }, ct);
    }
}

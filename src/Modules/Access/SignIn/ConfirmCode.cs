using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yinling.Access.Domain;
using Yinling.Access.Own;
using Yinling.Access.Pipeline;
using Yinling.Access.Sessions;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Access.SignIn;

/// <summary>The second step of a sign-in: the authenticator's code, or a recovery code. The session gets a new token.</summary>
internal sealed class ConfirmCode(AppDb db, AccountWrites writes, SessionBook sessions, TotpSecrets secrets, Visit visit, TimeProvider clock)
{
    /// <returns>Refused when the code is wrong or used up, the account is locked, or no password was given before.</returns>
    public async Task<SignInResult> RunAsync(string code, CancellationToken ct)
    {
        if (visit is not { Account: { } id, Session: { } waiting, Stage: SessionStage.PasswordOnly }) return SignInResult.Refused;
        var now = clock.UtcMoment;
        var found = await db.AllAccounts.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        if (!found.MaySignIn(now) || !await FitsAsync(found, code, now, ct)) return await RefuseAsync(found, now, ct);
        try
        {
            return await writes.RunAsync(found, proved: true, "access.sign-in", visit.From, async account =>
            {
                // Checked again on the row that is written: of two uses of one code at once, only one passes.
                if (!account.MaySignIn(now) || !await UseAsync(account, code, now, ct)) throw new OvertakenException();
                account.Succeed();
                await sessions.EndAsync(account.Id, waiting, ct);
                return new SignInResult(await sessions.OpenAsync(account.Id, SessionStage.Full, visit.Agent, ct));
            }, ct);
        }
        catch (OvertakenException)
        {
            return await RefuseAsync(found, now, ct);
        }
    }

    private Task<SignInResult> RefuseAsync(Account found, DateTime now, CancellationToken ct) =>
        writes.RunAsync(found, proved: false, "access.sign-in-refused", $"wrong code; {visit.From}", account =>
        {
            account.Fail(now);
            return Task.FromResult(SignInResult.Refused);
        }, ct);

    private async Task<bool> FitsAsync(Account account, string code, DateTime now, CancellationToken ct) =>
        Step(account, code, now) is not null || await RecoveryAsync(account, code, ct) is not null;

    private async Task<bool> UseAsync(Account account, string code, DateTime now, CancellationToken ct)
    {
        if (Step(account, code, now) is { } step)
        {
            account.UseTotpStep(step);
            return true;
        }
        if (await RecoveryAsync(account, code, ct) is not { } recovery) return false;
        recovery.Use(now);
        return true;
    }

    private long? Step(Account account, string code, DateTime now) =>
        account.TotpOn ? Totp.Match(secrets.Read(account), code.Replace(" ", "", StringComparison.Ordinal), now, account.LastTotpStep) : null;

    private async Task<RecoveryCode?> RecoveryAsync(Account account, string code, CancellationToken ct)
    {
        var hash = RandomSecret.HashOf(code.Trim().ToLowerInvariant());
        var open = await db.RecoveryCodes.Where(c => c.Account == account.Id && c.UsedAt == null).ToListAsync(ct);
        return open.FirstOrDefault(c => CryptographicOperations.FixedTimeEquals(c.Hash, hash));
    }
}

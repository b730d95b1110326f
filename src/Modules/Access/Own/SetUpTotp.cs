using Microsoft.EntityFrameworkCore;
using QRCoder;
using Yinling.Access.Domain;
using Yinling.Access.Pipeline;
using Yinling.Access.Sessions;
using Yinling.Access.SignIn;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Access.Own;

/// <summary>Sets up, proves and takes off the visitor's own authenticator.</summary>
internal sealed class SetUpTotp(AppDb db, OwnAccount own, TotpSecrets secrets, SessionBook sessions, Visit visit, TimeProvider clock)
{
    /// <summary>What the page shows while the authenticator waits to be proved.</summary>
    /// <param name="Secret">To type in by hand, in groups of four.</param>
    /// <param name="Picture">The QR code as a data address of a PNG.</param>
    internal sealed record Waiting(string Secret, string Picture);

    public async Task<Waiting?> FindWaitingAsync(CancellationToken ct)
    {
        var account = await own.GetAsync(ct);
        if (account.TotpSecret is null || account.TotpOn) return null;
        var secret = secrets.Read(account);
        using var code = QRCodeGenerator.GenerateQrCode(Totp.Address(secret, account.UserName), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return new(string.Join(' ', secret.Chunk(4).Select(c => new string(c))), "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(6)));
    }

    /// <summary>Makes a secret; nothing is asked for at sign-in until it is proved.</summary>
    public async Task BeginAsync(string password, CancellationToken ct)
    {
        await own.ProveAsync(password, ct);
        await own.ChangeAsync("access.totp-begin", found =>
        {
            if (found.TotpOn) throw new RuleException("ACC-19", "验证器已经在用。要换一个，请先停用现在的。");
            found.PrepareTotp(secrets.Protect(found.Id, Totp.NewSecret()));
            return Task.FromResult(true);
        }, ct);
    }

    /// <summary>Turns it on with a first code.</summary>
    /// <returns>Recovery codes, shown once; null when the same request was already answered.</returns>
    /// <exception cref="RuleException">The code does not fit.</exception>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(string code, CancellationToken ct)
    {
        IReadOnlyList<string>? fresh = null;
        await own.ChangeAsync("access.totp-on", async found =>
        {
            if (found.TotpOn || found.TotpSecret is null) throw new RuleException("ACC-20", "请先点“开始设置”，再扫码。");
            if (Totp.Match(secrets.Read(found), code.Replace(" ", "", StringComparison.Ordinal), clock.UtcMoment, 0) is not { } step)
                throw new RuleException("ACC-21", "验证码不对。请看手机时间是否准确，等换成新的数字再输一次。", "code");
            found.TurnOnTotp(step);
            fresh = RandomSecret.RecoveryCodes();
            await db.RecoveryCodes.Where(c => c.Account == found.Id).ExecuteDeleteAsync(ct);
            db.RecoveryCodes.AddRange(fresh.Select(c => new RecoveryCode(Guid.CreateVersion7(), found.Id, RandomSecret.HashOf(c))));
            await sessions.EndAllAsync(found.Id, visit.Session, ct);
            return true;
        }, ct);
        return fresh;
    }

    public async Task RemoveAsync(string password, CancellationToken ct)
    {
        await own.ProveAsync(password, ct);
        await own.ChangeAsync("access.totp-off", async found =>
        {
            found.RemoveTotp();
            await db.RecoveryCodes.Where(c => c.Account == found.Id).ExecuteDeleteAsync(ct);
            return true;
        }, ct);
    }
}

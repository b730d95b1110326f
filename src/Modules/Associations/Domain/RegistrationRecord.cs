using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>The two tracks to legal standing. Source: S-001 B09.</summary>
internal enum RegistrationTrack
{
    /// <summary>登记: a social organisation with a unified social credit code.</summary>
    Registered = 1,

    /// <summary>备案: filed with the township.</summary>
    Filed = 2,
}

/// <summary>One registration or filing with its period; renewals are new records.</summary>
internal sealed class RegistrationRecord : AssociationFact
{
    private RegistrationRecord() { }  // EF Core

    /// <param name="expiresOn">Last valid day; null when it does not expire.</param>
    /// <exception cref="RuleException">ASC-06 number of a registration; ASC-08 number of a filing; ASC-04, ASC-05, ASC-07, ASC-18.</exception>
    public RegistrationRecord(
        Guid id, Association association, RegistrationTrack track, string number, string authority, DateOnly from, DateOnly? expiresOn, DateOnly today)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. CheckNumber(track, number),
            .. Checks.Text(authority, 60, "登记(备案)机关", nameof(Authority)),
            .. Checks.Happened(from, today, "登记(备案)日期", nameof(From)),
            .. Checks.Order(from, expiresOn, "有效期", nameof(ExpiresOn)),
        ]);
        (Track, Number, Authority, From, ExpiresOn) = (track, number.Trim().ToUpperInvariant(), authority.Trim(), from, expiresOn);
    }

    public RegistrationTrack Track { get; private set; }

    /// <summary>Unified social credit code of a registration, the township's own number of a filing.</summary>
    public string Number { get; private set; } = "";

    public string Authority { get; private set; } = "";
    public DateOnly From { get; private set; }

    /// <summary>Last valid day; null when it does not expire.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <remarks>Source: GB 32100-2015; 51 = 民政 · 社会团体.</remarks>
    public static IEnumerable<Problem> CheckNumber(RegistrationTrack track, string? number) => track == RegistrationTrack.Registered
        ? Problem.If(
            !UnifiedSocialCreditCode.TryParse(number, out var code) || !code.IsSocialOrganisation,
            "ASC-06", "统一社会信用代码不对：老年协会的代码有 18 位，以 51 开头，不含字母 I、O、Z、S、V。请照登记证书核对每一位。", nameof(Number))
        : Problem.If(number?.Trim().Length is not (>= 1 and <= 40), "ASC-08", "请填写备案号，不超过 40 个字。", nameof(Number));
}

/// <summary>The names people see.</summary>
internal static class RegistrationTrackNames
{
    extension(RegistrationTrack track)
    {
        public string InChinese => track == RegistrationTrack.Registered ? "登记" : "备案";
    }
}

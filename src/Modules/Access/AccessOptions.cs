namespace Yinling.Access;

/// <summary>Settings of sign-in, section Yinling:Access. A province may choose stricter ones.</summary>
public sealed class AccessOptions
{
    public const string Section = "Yinling:Access";

    /// <summary>Minutes without a request after which a session ends.</summary>
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Hours after which a session ends however busy it is.</summary>
    public int AbsoluteHours { get; set; } = 12;

    /// <summary>Browsers signed in at once; one more ends the oldest.</summary>
    public int SessionsAtOnce { get; set; } = 3;

    /// <summary>Shortest password accepted.</summary>
    public int PasswordLength { get; set; } = 12;

    /// <summary>Hours for which a password made by someone else works; never more than 72.</summary>
    public int InitialPasswordHours { get; set; } = 72;

    /// <summary>Whether administrators are reminded to set up an authenticator.</summary>
    public bool AskAdministratorsForTotp { get; set; } = true;
}

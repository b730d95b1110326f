using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Yinling.Access.SignIn;

/// <summary>Random tokens and passwords, and how tokens are kept.</summary>
internal static class RandomSecret
{
    /// <summary>Letters and digits that cannot be mistaken for one another on paper.</summary>
    private const string Plain = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>256 random bits for a cookie or an access token.</summary>
    public static string Token() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of a token or a recovery code.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>A password to be read out or written on a slip: four groups of four, 79 bits.</summary>
    public static string Password() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Plain, 4)));

    /// <summary>Ten codes of 80 bits in groups of four.</summary>
    public static IReadOnlyList<string> RecoveryCodes() =>
        [.. Enumerable.Range(0, 10).Select(_ => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Plain, 4))))];
}

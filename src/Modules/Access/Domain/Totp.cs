using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Yinling.Access.Domain;

/// <summary>Time-based one-time codes. Source: RFC 6238 with RFC 4226, 6 digits, 30 seconds, HMAC-SHA-1 as all authenticators expect.</summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const int Digits = 1_000_000;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret of 160 bits, in Base32.</summary>
    public static string NewSecret() => ToBase32(RandomNumberGenerator.GetBytes(20));

    public static long StepAt(DateTime now) => (now.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond / StepSeconds;

    public static string CodeAt(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = Hash(FromBase32(secret), counter);
        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7FFF_FFFF;
        return (number % Digits).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is: now, one before or one after, and later than the last one used.</summary>
    /// <returns>Null when the code is wrong, too old or used up.</returns>
    public static long? Match(string secret, string code, DateTime now, long lastUsed)
    {
        var given = Encoding.ASCII.GetBytes(code.Trim());
        long? matched = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            var equal = CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(CodeAt(secret, step)));
            if (equal && step > lastUsed) matched ??= step;
        }
        return matched;
    }

    /// <summary>What the QR code says.</summary>
    public static string Address(string secret, string userName) =>
        $"otpauth://totp/{Uri.EscapeDataString("银龄")}%3A{Uri.EscapeDataString(userName)}?secret={secret}&issuer={Uri.EscapeDataString("银龄")}&digits=6&period={StepSeconds}";

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238; authenticators know nothing else, and HMAC-SHA-1 is not broken.")]
    private static byte[] Hash(byte[] key, ReadOnlySpan<byte> counter) => HMACSHA1.HashData(key, counter);

    private static string ToBase32(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var value = 0;
            for (var i = 0; i < 5; i++)
            {
                var at = bit + i;
                value = (value << 1) | (at < bytes.Length * 8 ? (bytes[at / 8] >> (7 - (at % 8))) & 1 : 0);
            }
            text.Append(Alphabet[value]);
        }
        return text.ToString();
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var value = Alphabet.IndexOf(text[bit / 5], StringComparison.Ordinal);
            if (((value >> (4 - (bit % 5))) & 1) == 1) bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
        }
        return bytes;
    }
}

using System.Security.Cryptography;
using System.Text;
using Yinling.Platform.Files;

namespace Yinling.Platform.Protection;

/// <summary>Where an encrypted value lives. Bound into the ciphertext, so that a value copied to another row or column does not open.</summary>
/// <param name="Table">Table name as in the database.</param>
/// <param name="Column">Column name as in the database.</param>
/// <param name="Row">Id of the row.</param>
public sealed record FieldPlace(string Table, string Column, Guid Row);

/// <summary>Encrypts single columns (AES-256-GCM) and makes the blind indexes by which they are found.</summary>
/// <remarks>Stored form: base64 of suite (1 byte), key number (1 byte), nonce (12), tag (16), ciphertext.</remarks>
public sealed class FieldProtection(KeyRing keys)
{
    private const byte AesGcmSuite = 1;
    private const byte KeyNumber = 1;
    private const int Head = 2;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int IndexSize = 16;

    /// <returns>The stored form; each call gives another one.</returns>
    public string Encrypt(string text, FieldPlace place)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var stored = new byte[Head + NonceSize + TagSize + plain.Length];
        (stored[0], stored[1]) = (AesGcmSuite, KeyNumber);
        var nonce = stored.AsSpan(Head, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(keys.Fields, TagSize);
        cipher.Encrypt(nonce, plain, stored.AsSpan(Head + NonceSize + TagSize), stored.AsSpan(Head + NonceSize, TagSize), Bound(place));
        CryptographicOperations.ZeroMemory(plain);
        return Convert.ToBase64String(stored);
    }

    /// <exception cref="CryptographicException">Changed, made with another key, or taken from another row or column.</exception>
    public string Decrypt(string stored, FieldPlace place)
    {
        byte[] bytes;
        try { bytes = Convert.FromBase64String(stored); }
        catch (FormatException) { throw new CryptographicException("Not an encrypted value."); }
        if (bytes.Length < Head + NonceSize + TagSize || bytes[0] != AesGcmSuite || bytes[1] != KeyNumber)
            throw new CryptographicException("Unknown suite or key number.");
        var plain = new byte[bytes.Length - Head - NonceSize - TagSize];
        using var cipher = new AesGcm(keys.Fields, TagSize);
        cipher.Decrypt(bytes.AsSpan(Head, NonceSize), bytes.AsSpan(Head + NonceSize + TagSize), bytes.AsSpan(Head + NonceSize, TagSize), plain, Bound(place));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Keyed fingerprint for equality search: 128 bits of HMAC-SHA256. Normalise the text first.</summary>
    /// <param name="purpose">Keeps the indexes of different columns apart: "associations_officer.phone".</param>
    public byte[] BlindIndex(string purpose, string normalised) =>
        HMACSHA256.HashData(keys.Index, Encoding.UTF8.GetBytes(purpose + "\u001f" + normalised))[..IndexSize];

    private static byte[] Bound(FieldPlace place) =>
        Encoding.UTF8.GetBytes($"{place.Table}\u001f{place.Column}\u001f{place.Row:N}\u001f{KeyNumber}");
}

using System.Security.Cryptography;
using CsCheck;
using Yinling.Platform.Database;
using Yinling.Platform.Files;
using Yinling.Platform.Protection;

namespace Yinling.Unit.Platform;

public sealed class FieldProtectionTests : IDisposable
{
    private static readonly FieldPlace Place = new("associations_officer", "phone", new("019a0000-0000-7000-8000-000000000001"));

    private readonly string folder = Directory.CreateTempSubdirectory("yinling-fields-").FullName;
    private readonly FieldProtection protection;

    public FieldProtectionTests() => protection = new(Ring("one"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private KeyRing Ring(string name) => new(new DatabaseOptions(Path.Combine(folder, name), null));

    [Fact]
    public void What_was_sealed_opens_again_whatever_it_was() =>
        Gen.String.Sample(text => protection.Decrypt(protection.Encrypt(text, Place), Place) == System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Equal_texts_are_stored_differently() =>
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => protection.Encrypt("13905591234", Place)).Distinct().Count());

    [Fact]
    public void Every_single_changed_bit_is_found()
    {
        var stored = Convert.FromBase64String(protection.Encrypt("13905591234", Place));
        for (var bit = 0; bit < stored.Length * 8; bit++)
        {
            byte[] changed = [.. stored];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => protection.Decrypt(Convert.ToBase64String(changed), Place));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AQE=")]
    public void What_was_never_sealed_does_not_open(string stored) => Assert.ThrowsAny<CryptographicException>(() => protection.Decrypt(stored, Place));

    [Fact]
    public void A_shortened_value_does_not_open()
    {
        var stored = Convert.FromBase64String(protection.Encrypt("13905591234", Place));
        for (var length = 0; length < stored.Length; length++)
            Assert.ThrowsAny<CryptographicException>(() => protection.Decrypt(Convert.ToBase64String(stored[..length]), Place));
    }

    [Fact]
    public void A_value_copied_to_another_row_column_or_table_does_not_open()
    {
        var stored = protection.Encrypt("13905591234", Place);
        foreach (var other in new[] { Place with { Row = Guid.CreateVersion7() }, Place with { Column = "name" }, Place with { Table = "access_account" } })
            Assert.ThrowsAny<CryptographicException>(() => protection.Decrypt(stored, other));
    }

    [Fact]
    public void The_keys_last_over_restarts_and_other_keys_open_nothing()
    {
        var stored = protection.Encrypt("13905591234", Place);
        Assert.Equal("13905591234", new FieldProtection(Ring("one")).Decrypt(stored, Place));
        Assert.ThrowsAny<CryptographicException>(() => new FieldProtection(Ring("two")).Decrypt(stored, Place));
    }

    /// <summary>The number of the key stands in the value, so that a later key can live beside this one: a number nobody has is refused.</summary>
    [Fact]
    public void A_value_names_its_suite_and_key()
    {
        var stored = Convert.FromBase64String(protection.Encrypt("13905591234", Place));
        Assert.Equal([1, 1], stored[..2]);
        stored[1] = 2;
        Assert.Contains("key number", Assert.Throws<CryptographicException>(() => protection.Decrypt(Convert.ToBase64String(stored), Place)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blind_index_finds_equal_texts_of_one_purpose_under_one_key()
    {
        var index = protection.BlindIndex("people.phone", "13905591234");
        Assert.Equal(16, index.Length);
        Assert.Equal(index, new FieldProtection(Ring("one")).BlindIndex("people.phone", "13905591234"));
        Assert.NotEqual(index, protection.BlindIndex("people.phone", "13905591235"));
        Assert.NotEqual(index, protection.BlindIndex("people.card", "13905591234"));
        Assert.NotEqual(index, new FieldProtection(Ring("two")).BlindIndex("people.phone", "13905591234"));
    }

    [Fact]
    public void Key_files_are_for_the_owner_alone_and_a_damaged_one_is_not_used()
    {
        protection.Encrypt("x", Place);
        var file = Path.Combine(folder, "one", "keys", "fields.key");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        File.WriteAllBytes(file, [1, 2, 3]);
        Assert.Throws<InvalidDataException>(() => new FieldProtection(Ring("one")).Encrypt("x", Place));
    }
}

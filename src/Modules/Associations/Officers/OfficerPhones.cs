using System.Security.Cryptography;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Platform.Protection;

namespace Yinling.Associations.Officers;

/// <summary>Seals officers' telephone numbers for their column and opens them again.</summary>
internal sealed class OfficerPhones(FieldProtection protection)
{
    /// <summary>Puts the number on the record, encrypted; null forgets it.</summary>
    public void Keep(Officer officer, PhoneNumber? number) => officer.KeepPhone(number is null ? null : protection.Encrypt(number.Text, Place(officer)));

    /// <returns>The whole number: for masking, or for a reveal that is on record. Null when there is none or it cannot be read with our keys.</returns>
    public string? Open(Officer officer)
    {
        if (officer.Phone is null) return null;
        try { return protection.Decrypt(officer.Phone, Place(officer)); }
        catch (CryptographicException) { return null; }
    }

    private static FieldPlace Place(Officer officer) => new(OfficerTable.Name, "phone", officer.Id);
}

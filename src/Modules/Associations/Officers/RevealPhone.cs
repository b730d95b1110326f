using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Officers;

/// <summary>Why somebody looks at a whole telephone number.</summary>
internal enum RevealReason
{
    /// <summary>联系工作.</summary>
    Contact = 1,

    /// <summary>核对登记.</summary>
    Check = 2,

    /// <summary>应急.</summary>
    Emergency = 3,
}

/// <summary>The names people see.</summary>
internal static class RevealReasonNames
{
    extension(RevealReason reason)
    {
        public string InChinese => reason switch
        {
            RevealReason.Contact => "联系工作",
            RevealReason.Check => "核对登记",
            RevealReason.Emergency => "应急",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };
    }
}

/// <summary>Shows an officer's telephone number whole, after noting in the audit who looks at whose and why.</summary>
internal sealed class RevealPhone(AssociationDesk desk, OfficerPhones phones, Writer writer)
{
    /// <returns>The number; null when there is none, or no such record, or it is not the person's to see.</returns>
    public async Task<string?> RunAsync(AssociationRef which, Guid id, RevealReason reason, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Phone, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Officer>(association, id, ct) is not { } officer || phones.Open(officer) is not { } number) return null;
        // The writer keeps the work's result for retries: the number itself is none of it.
        await writer.RunAsync(AssociationDesk.ActOn(association, "phone.reveal", reason.InChinese) with { Detail = $"officer {id}" }, () => Task.CompletedTask, ct);
        return number;
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Statistics.Domain;

/// <summary>A subject a figure counted, with the name it had then.</summary>
internal sealed record FrozenSubject(Guid Id, string Name, string Division);

/// <summary>All of a form as it was declared filled in: every cell, and the subjects behind every count.</summary>
/// <param name="Day">The day stocks hold for.</param>
/// <param name="Subjects">By column key; counts of units' own records only.</param>
/// <param name="Layout">How it is written: 1 knew rows of units only, 2 knows rows of subjects. Copies written before there was a number are 1.</param>
internal sealed record FrozenForm(
    string Form, int FormVersion, string Division, string Name, DateOnly Day, FormSheet Sheet, IReadOnlyDictionary<string, IReadOnlyList<FrozenSubject>> Subjects, int Layout = 1)
{
    public const int CurrentLayout = 2;
}

/// <summary>A frozen copy: written once, never changed. A return or an amendment makes another with the next number.</summary>
internal sealed class FrozenCopy : IBusinessRow, INotAudited
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public int County { get; init; }
    public Guid Id { get; init; }
    public Guid Submission { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    /// <summary>The form as compressed JSON.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>UTC moment.</summary>
    public DateTime At { get; init; }

    public bool IsWhole => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Content), Hash);

    public static FrozenCopy Of(Guid id, Submission submission, FrozenForm form, DateTime at)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) JsonSerializer.Serialize(brotli, form, Options);
        var content = packed.ToArray();
        return new() { County = submission.County, Id = id, Submission = submission.Id, Number = submission.Copy, Content = content, Hash = SHA256.HashData(content), At = at };
    }

    public FrozenForm Open()
    {
        using var brotli = new BrotliStream(new MemoryStream(Content), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<FrozenForm>(brotli, Options)!;
    }
}

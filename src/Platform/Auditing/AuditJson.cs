using System.Text.Encodings.Web;
using System.Text.Json;

namespace Yinling.Platform.Auditing;

/// <summary>How the audit writes values down.</summary>
public static class AuditJson
{
    /// <summary>Model annotation of columns whose values must never reach the audit (password hashes, keys).</summary>
    public const string Secret = "Yinling:Secret";

    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}

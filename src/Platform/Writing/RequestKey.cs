namespace Yinling.Platform.Writing;

/// <summary>The idempotency key of the request in progress: one click, one effect. Null outside requests and for verbs.</summary>
public sealed class RequestKey
{
    /// <summary>Name of the hidden form field; the API uses the header Idempotency-Key.</summary>
    public const string FieldName = "_key";

    public string? Value { get; set; }

    /// <summary>SHA-256 over what was asked; the same key with another request is refused.</summary>
    public byte[] RequestHash { get; set; } = [];
}

/// <summary>An answer already given under a key, kept so that a retry gets the same one.</summary>
public sealed class KeptAnswer : INotAudited
{
    public string Key { get; init; } = "";
    public Guid? Account { get; init; }
    public byte[] RequestHash { get; init; } = [];

    /// <summary>The use case's result as JSON.</summary>
    public string Answer { get; init; } = "";

    public DateTime At { get; init; }
}

namespace Yinling.Platform.Database;

/// <summary>A row of business: keyed by (County, Id), so that the same model distributes by county.</summary>
public interface IBusinessRow
{
    /// <summary>First six digits of the division; never changes.</summary>
    int County { get; }

    Guid Id { get; }
}

/// <summary>An editable row guarded against lost updates. The version is counted up centrally at every change.</summary>
public interface IVersioned
{
    int Version { get; }
}

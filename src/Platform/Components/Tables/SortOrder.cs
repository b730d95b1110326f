namespace Yinling.Platform.Components;

/// <summary>How the list is sorted by a column now.</summary>
public enum SortOrder
{
    None,
    Ascending,
    Descending,
}

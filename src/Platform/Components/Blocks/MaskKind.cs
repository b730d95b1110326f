namespace Yinling.Platform.Components;

/// <summary>What is hidden of personal data on lists.</summary>
public enum MaskKind
{
    /// <summary>139****4490.</summary>
    Phone,

    /// <summary>341022********001X: the birthday and the order are hidden.</summary>
    IdCard,

    /// <summary>王**.</summary>
    Name,
}

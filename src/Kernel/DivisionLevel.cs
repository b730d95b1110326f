namespace Yinling.Kernel;

/// <summary>The five levels of administration under the nation. 省 市 县 乡镇(街道) 村(社区).</summary>
public enum DivisionLevel
{
    Nation = 0,
    Province = 1,
    City = 2,
    County = 3,
    Township = 4,
    Village = 5,
}

/// <summary>Whether a unit counts as rural (行政村) or urban (社区). Source: S-000 (贵州 2012), GB/T 10114 village part of the code.</summary>
public enum Setting
{
    Rural = 1,
    Urban = 2,
}

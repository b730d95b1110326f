namespace Yinling.Kernel;

/// <summary>What the five levels are called on pages and forms.</summary>
public static class DivisionLevelNames
{
    extension(DivisionLevel level)
    {
        /// <summary>乡镇(街道), 村(社区) …</summary>
        public string InChinese => level switch
        {
            DivisionLevel.Nation => "全国",
            DivisionLevel.Province => "省",
            DivisionLevel.City => "市",
            DivisionLevel.County => "县(市、区)",
            DivisionLevel.Township => "乡镇(街道)",
            _ => "村(社区)",
        };
    }
}

namespace Yinling.Associations.Synthetic;

/// <summary>Invented names. Common surnames with common given names: they belong to nobody in particular.</summary>
internal static class SyntheticNames
{
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "汪", "程", "方", "金", "余", "叶", "许", "章", "洪", "戴"];
    private static readonly string[] Men = ["建国", "志强", "明华", "永福", "德旺", "正林", "长春", "国栋", "金水", "和平", "树清", "有才", "文彬", "祖光", "福生", "立新"];
    private static readonly string[] Women = ["秀英", "玉兰", "桂花", "素珍", "春梅", "美凤", "月娥", "金莲", "惠芳", "爱珍", "雪琴", "彩云", "巧珍", "冬梅", "凤英", "丽华"];
    private static readonly string[] VillageFirst = ["青", "龙", "石", "白", "大", "小", "上", "下", "新", "高", "长", "东", "西", "南", "北", "金", "银", "云", "水", "红", "双", "黄", "清", "古", "平"];
    private static readonly string[] VillageSecond = ["山", "坪", "河", "溪", "坝", "寨", "塘", "桥", "湾", "坡", "岭", "田", "井", "场", "沟", "林", "洞", "坳", "冲", "口", "关", "屯", "堡", "源", "头"];

    public static string Person(Random random, bool woman) => Surnames[random.Next(Surnames.Length)] + (woman ? Women : Men)[random.Next(16)];

    /// <summary>The n-th village name of a township: 625 different ones before a number is needed.</summary>
    public static string Village(int n) => $"{VillageFirst[n % 25]}{VillageSecond[n / 25 % 25]}{(n >= 625 ? (n / 625).ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}";
}

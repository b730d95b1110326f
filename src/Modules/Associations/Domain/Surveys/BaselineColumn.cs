namespace Yinling.Associations.Domain.Surveys;

/// <summary>What a cell of the baseline form holds.</summary>
internal enum BaselineKind
{
    Text,
    Integer,
    Money,
    Date,
    YesNo,
    Choice,
}

/// <summary>A column of the baseline form, named as in YL-04, with the other names clerks' own tables use for it.</summary>
/// <param name="Key">Stable key, kept in remembered header mappings.</param>
/// <param name="Title">Header of the template.</param>
/// <param name="Hint">For the template's notes sheet: what to fill in.</param>
/// <param name="Choices">Allowed words of a choice; empty otherwise.</param>
internal sealed record BaselineColumn(string Key, string Title, BaselineKind Kind, string Hint, string[] Synonyms, params string[] Choices);

/// <summary>The columns of the baseline survey (摸底). Source: S-001 B23–B25; domain.md 4.2 YL-04.</summary>
internal static class BaselineColumns
{
    public const string Code = "code";
    public const string Village = "village";
    public const string Exists = "exists";
    public const string Name = "name";
    public const string Founded = "founded";
    public const string Status = "status";
    public const string Number = "number";
    public const string Expires = "expires";
    public const string Party = "party";
    public const string President = "president";
    public const string PresidentSex = "president_sex";
    public const string PresidentAge = "president_age";
    public const string Concurrent = "concurrent";
    public const string Board = "board";
    public const string TermTo = "term_to";
    public const string MembersColumn = "members";
    public const string Women = "women";
    public const string Funding = "funding";
    public const string Income = "income";
    public const string Venue = "venue";
    public const string Nature = "nature";
    public const string OfficeArea = "office_area";
    public const string IndoorArea = "indoor_area";
    public const string OutdoorArea = "outdoor_area";
    public const string Times = "times";
    public const string Months = "months";
    public const string Remark = "remark";

    public const string Registered = "登记";
    public const string Filed = "备案";
    public const string Neither = "无";
    public const string Dedicated = "专用";
    public const string Shared = "共用";

    /// <summary>The seven income channels in the order of S-001 B19; key is the channel's indicator code.</summary>
    public static readonly BaselineColumn[] Channels =
    [
        new("fiscal", "财政支持(元)", BaselineKind.Money, "一年内财政给的钱，没有就空着", ["财政支持", "财政拨款", "财政"]),
        new("superior_grant", "上级部门资助(元)", BaselineKind.Money, "一年内上级部门资助的钱", ["上级部门资助", "上级资助", "部门资助"]),
        new("village_collective", "村(居)集体经济扶持(元)", BaselineKind.Money, "一年内村(居)集体给的钱", ["村集体经济扶持", "集体经济扶持", "村集体", "村(居)集体经济"]),
        new("donation", "社会捐赠(元)", BaselineKind.Money, "一年内收到的捐款", ["社会捐赠", "捐赠", "捐款"]),
        new("welfare_lottery", "福彩公益金(元)", BaselineKind.Money, "一年内的福彩公益金", ["福彩公益金", "福利彩票公益金", "公益金"]),
        new("purchased_service", "政府购买服务(元)", BaselineKind.Money, "一年内政府购买服务的钱", ["政府购买服务", "购买服务"]),
        new("membership_fee", "会员会费(元)", BaselineKind.Money, "一年内收的会费", ["会员会费", "会费"]),
    ];

    public static readonly BaselineColumn[] All =
    [
        new(Code, "区划代码", BaselineKind.Text, "12 位统计用区划代码。写了代码就按代码认村，不怕重名", ["行政区划代码", "统计用区划代码", "村代码", "区划编码", "代码"]),
        new(Village, "村(居)名称", BaselineKind.Text, "村或社区的名称，“村委会”“居委会”可以不写", ["村居名称", "村名", "社区名称", "村(社区)", "村(社区)名称", "村社区", "村(居)", "单位名称", "单位"]),
        new(Exists, "是否建会", BaselineKind.YesNo, "有老年协会写“是”，没有写“否”", ["是否建立老年协会", "有无老年协会", "是否成立老年协会", "是否成立", "建会情况", "是否建立协会"]),
        new(Name, "协会名称", BaselineKind.Text, "空着就叫“某某村老年协会”", ["老年协会名称", "协会全称"]),
        new(Founded, "成立日期", BaselineKind.Date, "如 2015-06-01；只知道年月写 2015年6月", ["成立时间", "建会时间", "建会日期", "成立年月"]),
        new(Status, "登记备案情况", BaselineKind.Choice, "登记、备案或无", ["登记/备案", "登记或备案", "登记(备案)情况", "登记情况", "备案情况"], Registered, Filed, Neither),
        new(Number, "证号", BaselineKind.Text, "登记的写统一社会信用代码，备案的写备案号", ["登记证号", "备案号", "统一社会信用代码", "登记(备案)号", "登记(备案)证号", "证书号"]),
        new(Expires, "有效期至", BaselineKind.Date, "证书到期的日子", ["有效期", "证书有效期", "到期日期"]),
        new(Party, "党组织", BaselineKind.Text, "领导协会的党组织", ["所属党组织", "领导党组织", "党支部"]),
        new(President, "会长姓名", BaselineKind.Text, "会长的姓名", ["会长", "负责人", "负责人姓名", "协会负责人"]),
        new(PresidentSex, "会长性别", BaselineKind.Choice, "男或女", ["性别"], "男", "女"),
        new(PresidentAge, "会长年龄", BaselineKind.Integer, "周岁", ["年龄"]),
        new(Concurrent, "会长是否两委兼任", BaselineKind.YesNo, "会长同时是村(居)两委成员写“是”", ["是否两委兼任", "两委兼任", "会长是否村两委兼任", "由村支两委兼任会长", "是否由两委兼任"]),
        new(Board, "班子人数", BaselineKind.Integer, "协会班子共几人", ["领导班子人数", "理事会人数"]),
        new(TermTo, "换届日期", BaselineKind.Date, "这一届到期、该换届的日子", ["任期届满日期", "届满时间", "届满日期", "下次换届日期", "换届时间"]),
        new(MembersColumn, "会员数", BaselineKind.Integer, "会员总人数", ["会员人数", "会员总数", "会员"]),
        new(Women, "女会员", BaselineKind.Integer, "其中女会员人数", ["女会员数", "其中女会员", "女会员人数", "其中：女"]),
        new(Funding, "有无经费来源", BaselineKind.YesNo, "一年内有过收入写“有”", ["是否有经费来源", "有经费来源", "经费来源", "有无经费"]),
        new(Income, "年经费(元)", BaselineKind.Money, "一年内收入合计，单位元", ["年经费", "年度经费", "经费合计", "年收入"]),
        .. Channels,
        new(Venue, "有无活动场所", BaselineKind.YesNo, "有活动的地方写“有”", ["是否有活动场所", "有活动场所", "活动场所", "场所", "有无场所"]),
        new(Nature, "场所性质", BaselineKind.Choice, "专用或共用", ["专用/共用", "固定/共用", "场所是否专用", "是否共用"], Dedicated, Shared),
        new(OfficeArea, "办公面积(㎡)", BaselineKind.Integer, "平方米，整数", ["办公面积", "办公场所面积", "办公㎡"]),
        new(IndoorArea, "室内面积(㎡)", BaselineKind.Integer, "平方米，整数", ["室内面积", "室内活动面积", "室内㎡", "活动场所面积"]),
        new(OutdoorArea, "室外面积(㎡)", BaselineKind.Integer, "平方米，整数", ["室外面积", "室外活动面积", "室外㎡"]),
        new(Times, "年活动次数", BaselineKind.Integer, "近 12 个月开展活动几次", ["活动次数", "年开展活动次数"]),
        new(Months, "活动月数", BaselineKind.Integer, "近 12 个月里有活动的月份有几个，0 到 12", ["年活动月数", "近12个月有活动的月数", "有活动的月数", "活动月份数"]),
        new(Remark, "备注", BaselineKind.Text, "想说明的话", ["说明"]),
    ];

    /// <summary>The channel of one of <see cref="Channels"/>: they stand in the same order.</summary>
    public static IncomeChannel ChannelOf(string key) => (IncomeChannel)(Array.FindIndex(Channels, c => c.Key == key) + 1);

    public static BaselineColumn Get(string key) => Array.Find(All, c => c.Key == key) ?? throw new ArgumentOutOfRangeException(nameof(key), key, null);
}

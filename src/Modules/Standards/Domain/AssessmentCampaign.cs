using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Standards.Domain;

/// <summary>An assessment of many associations by one standard (评定). The standard is kept as it was when it began.</summary>
internal sealed class AssessmentCampaign : IBusinessRow, IVersioned
{
    private AssessmentCampaign() { }  // EF Core

    /// <exception cref="RuleException">STD-50 office, STD-51 name, STD-52 days, STD-53 standard.</exception>
    public AssessmentCampaign(Guid id, DivisionCode office, string name, StandardDefinition standard, DateOnly from, DateOnly selfUntil, DateOnly until)
    {
        RuleException.ThrowIfAny(
        [
            .. Problem.If(office.Level != DivisionLevel.County, "STD-50", "评定由县级单位组织：村里自评，乡镇核实，县里验收。", "office"),
            .. Problem.If(name.Trim().Length is 0 or > StandardDefinition.LongestName, "STD-51", $"请给这次评定起个名字，不超过 {StandardDefinition.LongestName} 个字。", "name"),
            .. Problem.If(from > selfUntil || selfUntil > until, "STD-52", "日期要从早到晚：开始、自评截止、验收截止。", "selfUntil"),
            .. Problem.If(standard.Subjects != "associations", "STD-53", "这个标准不是评老年协会的，请换一个。", "standard"),
        ]);
        (County, Id, Division, Name, Content) = (office.County, id, office.Value, name.Trim(), standard.Write());
        (From, SelfUntil, Until) = (from, selfUntil, until);
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Padded code of the county.</summary>
    public long Division { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The standard as JSON, as it was on the first day.</summary>
    public string Content { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>Last day of self-assessment.</summary>
    public DateOnly SelfUntil { get; private set; }

    /// <summary>Last day of acceptance.</summary>
    public DateOnly Until { get; private set; }

    public int Version { get; private set; }

    public DivisionCode Office => new(Division, DivisionLevel.County);

    public StandardDefinition Standard => StandardDefinition.Read(Content);
}

using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Domain;

/// <summary>A seniors' association (老年协会) of a village, a community or a township.</summary>
/// <remarks>Source: S-001 (临政〔2023〕68号) B07–B10, S-000 (贵州 2012) A07.</remarks>
internal sealed class Association : IBusinessRow, IVersioned
{
    public const int LongestName = 60;

    private Association() { }  // EF Core

    /// <exception cref="RuleException">ASC-03 not a village or township; ASC-01 name; ASC-04 founding day.</exception>
    public Association(Guid id, DivisionCode unit, Setting setting, string name, DateOnly? foundedOn, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. Problem.If(unit.Level is not (DivisionLevel.Village or DivisionLevel.Township), "ASC-03", "老年协会只能建在村(社区)或乡镇(街道)。请选择村、社区、乡镇或街道。", "Division"),
            .. CheckName(name),
            .. Checks.Happened(foundedOn, today, "成立日期", nameof(FoundedOn)),
        ]);
        (County, Id, Division, Level, Setting, FoundedOn) = (unit.County, id, unit.Value, unit.Level, setting, foundedOn);
        (CurrentName, Initials) = (name.Trim(), Pinyin.Initials(name.Trim()));
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Padded code of its village or township.</summary>
    public long Division { get; private set; }

    /// <summary>Village or township.</summary>
    public DivisionLevel Level { get; private set; }

    /// <summary>Its unit's setting; kept in step when the unit is classified anew.</summary>
    public Setting Setting { get; private set; }

    public string CurrentName { get; private set; } = "";

    /// <summary>Pinyin initials of the name, lower case, for search and sort.</summary>
    public string Initials { get; private set; } = "";

    public DateOnly? FoundedOn { get; private set; }

    /// <summary>The party branch that leads it; null when not recorded. Source: S-001 B10.</summary>
    public string? PartyBranch { get; private set; }

    /// <summary>Its relation to the villagers' or residents' committee; null when not recorded. Source: S-001 B10.</summary>
    public string? CommitteeRelation { get; private set; }

    /// <summary>First day on which it no longer exists; null while it does.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public int Version { get; private set; }

    public DivisionCode Unit => new(Division, Level);

    public static IEnumerable<Problem> CheckName(string? name) =>
        Problem.If(name?.Trim().Length is not (>= 2 and <= LongestName), "ASC-01", $"请填写协会名称，2 到 {LongestName} 个字。", "Name");

    /// <summary>Open associations of one unit have different names.</summary>
    /// <param name="name">Null when it is not known.</param>
    public static Problem NameTaken(string? name) =>
        new("ASC-02", $"本单位已经有一个{(name is null ? "同名的协会" : $"“{name}”")}。请换一个名称，或直接修改已有的协会。", "Name");

    /// <summary>Everything but name and unit.</summary>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-18.</exception>
    public void Edit(DateOnly? foundedOn, string? partyBranch, string? committeeRelation, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. CheckOpen(),
            .. Checks.Happened(foundedOn, today, "成立日期", nameof(FoundedOn)),
            .. Checks.Optional(partyBranch, 60, "所属党组织", nameof(PartyBranch)),
            .. Checks.Optional(committeeRelation, 200, "与村(居)委会的关系", nameof(CommitteeRelation)),
        ]);
        (FoundedOn, PartyBranch, CommitteeRelation) = (foundedOn, Checks.Tidy(partyBranch), Checks.Tidy(committeeRelation));
    }

    /// <returns>The new line of the name's history, to be added beside the one that ends.</returns>
    /// <exception cref="RuleException">ASC-01, ASC-04, ASC-05, ASC-07.</exception>
    public AssociationName Rename(string name, AssociationName current, Guid line, DateOnly from, DateOnly today)
    {
        RuleException.ThrowIfAny([.. CheckOpen(), .. CheckName(name), .. Checks.Happened(from, today, "启用日期", "From")]);
        current.EndOn(from);
        (CurrentName, Initials) = (name.Trim(), Pinyin.Initials(name.Trim()));
        return new(line, this, CurrentName, from);
    }

    /// <param name="from">First day on which it no longer exists.</param>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07.</exception>
    public void Close(DateOnly from, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. CheckOpen(),
            .. Checks.Happened(from, today, "停止日期", nameof(ClosedOn)),
            .. Checks.Order(FoundedOn ?? DateOnly.MinValue, from, "停止日期", nameof(ClosedOn)),
        ]);
        ClosedOn = from;
    }

    /// <summary>Follows its unit when that is classified anew.</summary>
    public void Classify(Setting setting) => Setting = setting;

    /// <summary>Its village or township lives on under another code of the same county.</summary>
    public void Follow(DivisionCode unit) => Division = unit.Value;

    /// <summary>A closed association takes no new records.</summary>
    public IEnumerable<Problem> CheckOpen() =>
        Problem.If(ClosedOn is not null, "ASC-05", "这个协会已经停止活动，不能再改动或登记新内容。");
}

/// <summary>One line of an association's name history.</summary>
internal sealed class AssociationName : AssociationFact
{
    private AssociationName() { }  // EF Core

    /// <param name="from">First day of use; null when not known.</param>
    public AssociationName(Guid id, Association association, string name, DateOnly? from) : base(id, association) => (Name, From) = (name, from);

    public string Name { get; private set; } = "";
    public DateOnly? From { get; private set; }

    /// <summary>First day on which another name holds; null for the current one.</summary>
    public DateOnly? To { get; private set; }

    internal void EndOn(DateOnly to)
    {
        RuleException.ThrowIfAny(Checks.Order(From ?? DateOnly.MinValue, to, "启用日期", nameof(From)));
        To = to;
    }
}

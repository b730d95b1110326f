using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Divisions.Domain;

/// <summary>Where a later edition stands: compared and waiting for a person, applied, or set aside.</summary>
internal enum ChangeSetState
{
    Pending = 1,
    Confirmed = 2,
    Rejected = 3,
}

/// <summary>What happens to a unit.</summary>
internal enum ChangeKind
{
    /// <summary>新设.</summary>
    Opening = 1,

    /// <summary>撤销.</summary>
    Closure = 2,

    /// <summary>更名.</summary>
    Rename = 3,

    /// <summary>The same unit under another code (改码、划转): only when a person says so; otherwise one closes and another opens.</summary>
    Move = 4,
}

internal static class ChangeNames
{
    extension(ChangeKind kind)
    {
        public string InChinese => kind switch
        {
            ChangeKind.Opening => "新设",
            ChangeKind.Closure => "撤销",
            ChangeKind.Rename => "更名",
            _ => "改码",
        };
    }

    extension(ChangeSetState state)
    {
        public string InChinese => state switch
        {
            ChangeSetState.Pending => "待确认",
            ChangeSetState.Confirmed => "已生效",
            _ => "不采用",
        };
    }
}

/// <summary>How a later edition differs from the tree, kept until a person decides.</summary>
/// <remarks>Source: S-000 A13.</remarks>
internal sealed class ChangeSet : IVersioned
{
    private ChangeSet() { }  // EF Core

    /// <param name="edition">The day the new edition describes; its changes take effect on it.</param>
    /// <param name="treeUnits">How many units the tree had when compared.</param>
    public ChangeSet(Guid id, DateOnly edition, int treeUnits, DateTime now) => (Id, Edition, TreeUnits, PreparedAt, State) = (id, edition, treeUnits, now, ChangeSetState.Pending);

    public Guid Id { get; private set; }
    public DateOnly Edition { get; private set; }
    public int TreeUnits { get; private set; }
    public DateTime PreparedAt { get; private set; }
    public ChangeSetState State { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Sign-in name of who decided.</summary>
    public string? DecidedBy { get; private set; }

    public int Version { get; private set; }

    /// <param name="latest">The latest day from which any unit of the tree is valid.</param>
    public static IEnumerable<Problem> CheckEdition(DateOnly edition, DateOnly latest) =>
        Problem.If(edition <= latest, "DIV-07", $"新一版的日期 {edition:yyyy-MM-dd} 不晚于现有区划的日期 {latest:yyyy-MM-dd}。请用 --edition 写明新一版是哪一天的。");

    /// <param name="treeUnits">How many units the tree has now.</param>
    /// <exception cref="RuleException">DIV-08, DIV-09.</exception>
    public void Confirm(int treeUnits, string who, DateTime now)
    {
        RuleException.ThrowIfAny([.. CheckPending(), .. CheckTree(treeUnits == TreeUnits)]);
        Decide(ChangeSetState.Confirmed, who, now);
    }

    /// <exception cref="RuleException">DIV-08.</exception>
    public void Reject(string who, DateTime now)
    {
        RuleException.ThrowIfAny(CheckPending());
        Decide(ChangeSetState.Rejected, who, now);
    }

    /// <param name="unchanged">Whether a part of the tree is still as it was compared: the number of its units, or a unit the set changes.</param>
    public static IEnumerable<Problem> CheckTree(bool unchanged) => Problem.If(!unchanged, "DIV-09", "比较之后区划已经变过，这份预览不能再用。请重新导入文件比较。");

    public IEnumerable<Problem> CheckPending() => Problem.If(State != ChangeSetState.Pending, "DIV-08", $"这份区划变动{State.InChinese}，不能再改。");

    private void Decide(ChangeSetState state, string who, DateTime now) => (State, DecidedBy, DecidedAt) = (state, who, now);
}

/// <summary>One change of a set.</summary>
internal sealed class Change
{
    private Change() { }  // EF Core

    public Change(Guid id, Guid set, ChangeKind kind, DivisionCode code, string name)
    {
        (Id, Set, Kind, Code, Level, Name) = (id, set, kind, code.Value, code.Level, name);
        Accepted = true;
    }

    public Guid Id { get; private set; }
    public Guid Set { get; private set; }
    public ChangeKind Kind { get; private set; }

    /// <summary>The unit as it stands; for an opening the new one.</summary>
    public long Code { get; private set; }

    public DivisionLevel Level { get; private set; }

    /// <summary>The name as it stands; for an opening the new one.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Of a rename or a move; null otherwise.</summary>
    public string? NewName { get; init; }

    /// <summary>Of a move; null otherwise.</summary>
    public long? NewCode { get; init; }

    /// <summary>From the file's 城乡分类代码, of an opening or a move; null: by the code.</summary>
    public Setting? NewSetting { get; init; }

    /// <summary>Of a move: whether it is the same unit. False: one closes and another opens, without a link.</summary>
    public bool Accepted { get; private set; }

    public DivisionCode Unit => new(Code, Level);
    public DivisionCode? NewUnit => NewCode is { } code ? new(code, Level) : null;

    public void Accept(bool same) => Accepted = same;
}

/// <summary>A closed unit lives on under another code.</summary>
internal sealed class Succession
{
    private Succession() { }  // EF Core

    public Succession(Guid id, DivisionCode from, DivisionCode to, DateOnly on, Guid set) => (Id, FromCode, ToCode, Level, On, Set) = (id, from.Value, to.Value, from.Level, on, set);

    public Guid Id { get; private set; }
    public long FromCode { get; private set; }
    public long ToCode { get; private set; }
    public DivisionLevel Level { get; private set; }
    public DateOnly On { get; private set; }
    public Guid Set { get; private set; }
}

using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Standards.Domain;

internal enum StandardState
{
    Draft = 1,

    /// <summary>In force; it never changes again.</summary>
    Issued = 2,

    /// <summary>Not used for new assessments; those begun go on.</summary>
    Withdrawn = 3,
}

/// <summary>A standard of an office, edition by edition. Once issued it stays as it is: a change is a new edition.</summary>
internal sealed class Standard : IBusinessRow, IVersioned
{
    private Standard() { }  // EF Core

    /// <exception cref="RuleException">STD-10: an office too low.</exception>
    public Standard(Guid id, DivisionCode office, StandardDefinition definition, Guid? series = null, int edition = 1)
    {
        RuleException.ThrowIfAny(Problem.If(office.Level > DivisionLevel.County, "STD-10", "标准由县级及以上单位制定，乡镇和村按上级的标准做。"));
        (Id, County, Division, Level, Series, Edition) = (id, office.County, office.Value, office.Level, series ?? id, edition);
        Put(definition);
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Padded code of the office it belongs to.</summary>
    public long Division { get; private set; }

    public DivisionLevel Level { get; private set; }

    /// <summary>The id of its first edition.</summary>
    public Guid Series { get; private set; }

    /// <summary>From 1.</summary>
    public int Edition { get; private set; }

    public string Name { get; private set; } = "";
    public StandardState State { get; private set; } = StandardState.Draft;

    /// <summary>First day in force; null for a draft.</summary>
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>The definition as JSON.</summary>
    public string Content { get; private set; } = "";

    public int Version { get; private set; }

    public DivisionCode DivisionCode => new(Division, Level);

    public StandardDefinition Definition => StandardDefinition.Read(Content);

    /// <summary>Somebody else began the same edition.</summary>
    public static Problem BegunMeanwhile => new("STD-13", "别人刚刚做了这个标准的新版本。请打开那一版接着改。");

    /// <exception cref="RuleException">STD-11: issued already.</exception>
    public void Put(StandardDefinition definition)
    {
        RuleException.ThrowIfAny(CheckDraft());
        (Name, Content) = (definition.Name.Trim(), definition.Write());
    }

    /// <param name="known">Indicators that speak of its subjects.</param>
    /// <exception cref="RuleException">STD-11 issued already; STD-02 to STD-09: not consistent.</exception>
    public void Issue(DateOnly today, IReadOnlyDictionary<string, Indicator> known)
    {
        RuleException.ThrowIfAny([.. CheckDraft(), .. StandardChecks.Find(Definition, known)]);
        (State, IssuedOn) = (StandardState.Issued, today);
    }

    /// <exception cref="RuleException">STD-12: only what is issued can be withdrawn.</exception>
    public void Withdraw()
    {
        RuleException.ThrowIfAny(Problem.If(State != StandardState.Issued, "STD-12", "只有已经发布的标准才能停用。"));
        State = StandardState.Withdrawn;
    }

    private IEnumerable<Problem> CheckDraft() => Problem.If(State != StandardState.Draft, "STD-11", "这个标准已经发布，不能再改。要改请做一个新版本。");
}

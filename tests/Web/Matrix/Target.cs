using Yinling.Associations.Contracts;
using Yinling.Kernel;

namespace Yinling.Web.Matrix;

/// <summary>A division with the records planted in it. What cannot exist at its level is null.</summary>
/// <param name="Code">Natural digits: relations are told from these alone.</param>
/// <param name="Canary">Stands in every text of the division's records; only those who reach the division may ever receive it.</param>
/// <param name="Above">Stands in what an office tells everybody below it: titles of surveys, the reason of a rule.</param>
internal sealed record Target(string Code, string Canary, string Above)
{
    public DivisionCode Division => DivisionCode.Parse(Code);

    public bool IsVillage => Code.Length == 12;

    /// <summary>Of a village or township.</summary>
    public AssociationRef? Association { get; set; }

    public Guid Officer { get; set; }
    public Guid Member { get; set; }
    public Guid Place { get; set; }
    public Guid Activity { get; set; }
    public Guid Photo { get; set; }
    public Guid Entry { get; set; }
    public Guid Meeting { get; set; }
    public Guid Disclosure { get; set; }

    /// <summary>Dues of 2026: of one who paid, and of one let off; <see cref="Member"/> owes them.</summary>
    public Guid Paid { get; set; }

    public Guid LetOff { get; set; }

    /// <summary>Restricted money, and goods.</summary>
    public Guid Donation { get; set; }

    public Guid GoodsGiven { get; set; }
    public Guid Asset { get; set; }
    public Guid DayCare { get; set; }

    /// <summary>Of the plan of 2026: to be done, and done.</summary>
    public Guid PlanItem { get; set; }

    public Guid DoneItem { get; set; }
    public Guid Brand { get; set; }

    public Guid? Account { get; set; }
    public Guid Post { get; set; }
    public Guid? Campaign { get; set; }

    /// <summary>A statistical form this office fills in: the assignment of its county, or its own where it stands higher. Villages fill in none.</summary>
    public Guid? Form { get; set; }

    /// <summary>A form this office is designing; counties and above.</summary>
    public Guid? Design { get; set; }

    /// <summary>A standard this office is drafting; counties and above.</summary>
    public Guid? Standard { get; set; }

    /// <summary>An assessment of its county: the campaign, and of a village or township its association's part in it.</summary>
    public Guid? Assessing { get; set; }

    public Guid? Assessment { get; set; }

    /// <summary>A set of changes of the tree that touches this division only.</summary>
    public Guid? Changes { get; set; }

    /// <summary>Of a county, township or village.</summary>
    public Guid? Import { get; set; }

    /// <summary>A village in it that is on the tree: itself, or the first below.</summary>
    public string Village { get; set; } = "";

    public override string ToString() => Code;
}

/// <param name="Own">The village association whose head visits; its canary is seen by its head and by those who reach the village.</param>
internal sealed record Planted(IReadOnlyList<Target> Targets, Target Own)
{
    public IEnumerable<Target> All => [.. Targets, Own];

    public Target At(string code) => Targets.Single(t => t.Code == code);
}

namespace Yinling.Web.Matrix;

/// <summary>What a route with a permission asks beyond the permission, told from the digits of codes alone.</summary>
internal delegate bool Reach(Visitor visitor, Target target);

internal static class Reaches
{
    /// <summary>A list: opens for everybody with the permission and holds what they reach.</summary>
    public static readonly Reach List = (_, _) => true;

    /// <summary>A record of the division; to the head of an association also that association's.</summary>
    public static readonly Reach Record = (visitor, target) => visitor.MaySee(target);

    /// <summary>The division itself, whole.</summary>
    public static readonly Reach Division = (visitor, target) => visitor.Covers(target.Code);

    /// <summary>Sums, which name nobody: the division, and to the head of an association those of its village.</summary>
    public static readonly Reach Figures = (visitor, target) => visitor.Covers(target.Code) || (visitor.Own is not null && target.Code == visitor.Place);

    /// <summary>What an office asks of everybody below it.</summary>
    public static readonly Reach FromAbove = (visitor, target) => visitor.Covers(target.Code) || visitor.LiesBelow(target.Code);

    /// <summary>Something of the visitor's whole province.</summary>
    public static readonly Reach OwnProvince = (visitor, target) => visitor.Place.StartsWith(target.Code, StringComparison.Ordinal) && target.Code.Length == 2;
}

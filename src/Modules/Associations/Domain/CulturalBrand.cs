using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>
/// The five platforms an activity may belong to. Source: S-000 (贵州 2012) A35 names five platforms but not which; these five are read out of
/// the text around it, so the tag is optional and nothing is counted by it.
/// </summary>
internal enum ActivityPlatform
{
    Learning = 1,
    Helping = 2,
    Leisure = 3,
    Advice = 4,
    Recognition = 5,
}

/// <summary>A named activity an association is known for (文化品牌), with what was done under the name.</summary>
internal sealed class CulturalBrand : AssociationFact
{
    private CulturalBrand() { }  // EF Core

    /// <exception cref="RuleException">ASC-05, ASC-18.</exception>
    public CulturalBrand(Guid id, Association association, string name, string? description) : base(id, association)
    {
        RuleException.ThrowIfAny([.. association.CheckOpen(), .. Check(name, description)]);
        (Name, Description) = (name.Trim(), Checks.Tidy(description));
    }

    public string Name { get; private set; } = "";

    /// <summary>What it is; null when nothing was written.</summary>
    public string? Description { get; private set; }

    /// <summary>An association's brands have different names.</summary>
    public static Problem Named => new("ASC-52", "已经有一个叫这个名字的品牌。请换一个名字。", nameof(Name));

    /// <exception cref="RuleException">ASC-18.</exception>
    public void Describe(string name, string? description)
    {
        RuleException.ThrowIfAny(Check(name, description));
        (Name, Description) = (name.Trim(), Checks.Tidy(description));
    }

    private static IEnumerable<Problem> Check(string name, string? description) =>
        [.. Checks.Text(name, 30, "品牌名称", nameof(Name)), .. Checks.Optional(description, 500, "介绍", nameof(Description))];
}

/// <summary>The names people see.</summary>
internal static class ActivityPlatformNames
{
    extension(ActivityPlatform platform)
    {
        public string InChinese => platform switch
        {
            ActivityPlatform.Learning => "学习园地",
            ActivityPlatform.Helping => "邻里互帮",
            ActivityPlatform.Leisure => "文体乐园",
            ActivityPlatform.Advice => "参谋助手",
            ActivityPlatform.Recognition => "评比表彰",
            _ => throw new ArgumentOutOfRangeException(nameof(platform), platform, null),
        };
    }
}

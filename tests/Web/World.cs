using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Domain;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Web;

/// <summary>A small piece of the tree every web test starts with: 东临溪镇 with its neighbours, and another province.</summary>
public static class World
{
    public const string Province = "34";
    public const string City = "3410";
    public const string County = "341022";
    public const string Township = "341022104";
    public const string Village = "341022104201";
    public const string SiblingVillage = "341022104202";
    public const string SiblingTownship = "341022105";
    public const string SiblingCounty = "341023";
    public const string OtherProvince = "52";
    public const string OtherTownship = "520302100";
    public const string OtherVillage = "520302100201";

    /// <summary>Must never be seen by anyone outside the other province.</summary>
    public const string Canary = "金丝雀";

    public static readonly (string Code, string Name)[] Units =
    [
        ("34", "安徽省"), ("3410", "黄山市"), ("341022", "休宁县"), ("341022104", "东临溪镇"), ("341022104201", "芳口村委会"), ("341022104202", "临溪村委会"),
        ("341022105", "五城镇"), ("341022105201", "五城村委会"), ("341023", "黟县"), ("341023100", "碧阳镇"), ("341023100201", "碧山村委会"),
        ("52", "贵州省"), ("5203", "遵义市"), ("520302", "红花岗区"), ("520302100", "老城街道"), ("520302100201", "老城村委会"),
    ];

    public static async Task PutDivisionsAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<AppDb>();
        Dictionary<DivisionCode, Guid> ids = [];
        foreach (var (text, name) in Units)
        {
            var code = DivisionCode.Parse(text);
            var id = Guid.CreateVersion7();
            ids[code] = id;
            Guid? parent = code.Level == DivisionLevel.Province ? null : ids[code.Ancestor(code.Level - 1)];
            db.Add(new Division(id, code, parent, name, Pinyin.Initials(name), new(2020, 1, 1)));
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}

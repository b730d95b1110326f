using Yinling.Kernel;

namespace Yinling.Divisions.Domain;

/// <summary>A unit of the five-level tree with its validity. A changed code is a new unit with a succession link, never an edited key.</summary>
/// <remarks>Source: S-000 A13; statistical code of 12 digits, GB/T 2260, GB/T 10114.</remarks>
internal sealed class Division
{
    private Division() { }  // EF Core

    public Division(Guid id, DivisionCode code, Guid? parent, string name, string initials, DateOnly validFrom)
    {
        (Id, Code, Level, ParentId) = (id, code.Value, code.Level, parent);
        (First, Last) = (code.Range.First, code.Range.Last);
        (Name, Initials, ValidFrom) = (name, initials, validFrom);
        Setting = SettingOf(code);
    }

    public Guid Id { get; private set; }

    /// <summary>Padded to 12 digits. Not unique alone: 东莞 shares it with its stand-in county; (Code, Level) is, among units valid today.</summary>
    public long Code { get; private set; }

    public DivisionLevel Level { get; private set; }

    public Guid? ParentId { get; private set; }

    /// <summary>First code of the subtree.</summary>
    public long First { get; private set; }

    /// <summary>Last code of the subtree, inclusive.</summary>
    public long Last { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Pinyin initials in lower case, for search and sort: dlxz for 东临溪镇.</summary>
    public string Initials { get; private set; } = "";

    /// <summary>Null above the township.</summary>
    public Setting? Setting { get; private set; }

    /// <summary>First day of validity.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>First day on which it is no longer valid; null while it is.</summary>
    public DateOnly? ValidTo { get; private set; }

    public DivisionCode DivisionCode => new(Code, Level);

    public void Rename(string name, string initials) => (Name, Initials) = (name, initials);

    public void Close(DateOnly from) => ValidTo = from;

    /// <summary>
    /// Rural or urban by the code: village parts 0xx–1xx and 4xx are residents' committees (社区), 2xx–3xx and 5xx villagers' committees (行政村);
    /// township parts 0xx are sub-districts (街道). The published file carries no 城乡分类代码; one that does overrules this.
    /// </summary>
    /// <remarks>Source: GB/T 10114; domain.md 6.1.</remarks>
    public static Setting? SettingOf(DivisionCode code) => code.Level switch
    {
        DivisionLevel.Village => (code.Value % 1000 / 100) is 2 or 3 or 5 ? Kernel.Setting.Rural : Kernel.Setting.Urban,
        DivisionLevel.Township => code.Value / 1000 % 1000 / 100 == 0 ? Kernel.Setting.Urban : Kernel.Setting.Rural,
        _ => null,
    };

    /// <summary>Overrules the setting by a published 城乡分类代码: 1xx urban, 2xx rural.</summary>
    public void Classify(Setting setting) => Setting = setting;
}

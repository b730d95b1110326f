namespace Yinling.Platform.Components;

/// <summary>Ids of fields, so that an error summary can link to them.</summary>
public static class FieldId
{
    /// <summary>"field-" and the name; signs other than letters and digits become dashes: rows[0].name is field-rows-0--name.</summary>
    public static string Of(string name) => "field-" + string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
}

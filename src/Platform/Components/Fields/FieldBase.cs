using Microsoft.AspNetCore.Components;
using Yinling.Kernel;

namespace Yinling.Platform.Components;

/// <summary>What all fields have: a plain input with name and value, a label above, a hint under the label, its own problems under it.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>Name in the form, and the Field of its problems.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>As typed: a refused value is shown again unchanged.</summary>
    [Parameter] public string? Value { get; set; }

    [Parameter] public string? Hint { get; set; }

    /// <summary>Marks the field 可不填. Fields are required unless they say so.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Problems of the whole form; the field picks its own. Inside a <see cref="PostForm"/> they come by themselves.</summary>
    [Parameter] public IReadOnlyList<Problem>? Problems { get; set; }

    [CascadingParameter(Name = "Problems")] public IReadOnlyList<Problem>? FormProblems { get; set; }

    /// <summary>A kept draft that was taken up again: its values stand in place of the form's own.</summary>
    [CascadingParameter(Name = "Draft")] public IReadOnlyDictionary<string, string>? Kept { get; set; }

    /// <summary>What browsers fill in: username, current-password, one-time-code, tel, off.</summary>
    [Parameter] public string? Autocomplete { get; set; }

    /// <summary>Keyboard of phones: numeric, decimal, tel.</summary>
    [Parameter] public string? InputMode { get; set; }

    /// <summary>Width classes: short, middle.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>More attributes of the input: maxlength, min, max, readonly, disabled, form.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>What the input shows.</summary>
    protected string? Current => Kept is null ? Value : Kept.GetValueOrDefault(Name);

    internal IReadOnlyList<Problem> Own => [.. (Problems ?? FormProblems ?? []).Where(p => p.Field == Name)];

    internal string Id => FieldId.Of(Name);
    internal string HintId => Id + "-hint";
    internal string ErrorId => Id + "-error";

    internal string? DescribedBy => (Hint is not null, Own.Count > 0) switch
    {
        (true, true) => $"{HintId} {ErrorId}",
        (true, false) => HintId,
        (false, true) => ErrorId,
        _ => null,
    };

    protected string? Invalid => Own.Count > 0 ? "true" : null;
}

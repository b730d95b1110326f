using Yinling.Platform.Writing;

namespace Yinling.Platform.Drafts;

/// <summary>What someone has typed into a form and not yet submitted: kept on the server as they type, so that nothing is lost to a closed page or an expired sign-in.</summary>
public sealed class Draft : INotAudited
{
    public Guid Account { get; init; }

    /// <summary>Which form of which record, e.g. the page's path.</summary>
    public string Form { get; init; } = "";

    /// <summary>Field values as JSON; files are not kept.</summary>
    public string Fields { get; set; } = "";

    public DateTime At { get; set; }
}

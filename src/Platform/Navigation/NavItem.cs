using Yinling.Platform.Components;

namespace Yinling.Platform.Navigation;

/// <summary>An entry of the main navigation, registered as a singleton by the module whose page it opens.</summary>
/// <param name="Section">Heading it stands under: 老年协会, 数据 …; empty for the first group.</param>
/// <param name="Permission">Code of the permission its page needs; null for everyone signed in.</param>
/// <param name="Order">Position over all sections, ascending.</param>
public sealed record NavItem(string Section, string Text, string Href, IconName Icon, string? Permission, int Order);

using System.Reflection;

namespace Yinling.Platform.Database;

/// <summary>An assembly that owns tables through IEntityTypeConfiguration. Each module registers itself once.</summary>
public sealed record TableOwner(Assembly Assembly);

using Yinling.Kernel;

namespace Yinling.Divisions.Import;

/// <summary>A line of the published files.</summary>
/// <param name="Setting">From a 城乡分类代码 column, where the file has one; null otherwise.</param>
internal readonly record struct PublishedUnit(DivisionCode Code, string Name, Setting? Setting);

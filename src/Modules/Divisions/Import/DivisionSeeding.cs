using Yinling.Divisions.Contracts;
using Yinling.Kernel;

namespace Yinling.Divisions.Import;

internal sealed class DivisionSeeding(ImportDivisions import) : IDivisionSeeding
{
    public Task LoadAsync(DivisionCode below, bool includeVillages, CancellationToken ct) =>
        import.RunAsync(Shipped(below, includeVillages), PublishedFiles.ShippedEdition, null, ct);

    public Task LoadAsync(DivisionCode below, IEnumerable<SeededUnit> villages, CancellationToken ct) =>
        import.RunAsync(Shipped(below, includeVillages: false).Concat(villages.Select(v => new PublishedUnit(v.Code, v.Name, null))), PublishedFiles.ShippedEdition, null, ct);

    private static IEnumerable<PublishedUnit> Shipped(DivisionCode below, bool includeVillages) =>
        PublishedFiles.Around(PublishedFiles.Read(PublishedFiles.ShippedFolder, includeVillages), below);
}

using Yinling.Divisions.Contracts;
using Yinling.Kernel;

namespace Yinling.Divisions.Import;

internal sealed class DivisionSeeding(ImportDivisions import) : IDivisionSeeding
{
    public Task LoadAsync(DivisionCode below, bool includeVillages, CancellationToken ct) =>
        import.RunAsync(Shipped(below, includeVillages), PublishedFiles.ShippedEdition, null, ct);

    public Task AddVillagesAsync(IEnumerable<SeededUnit> villages, CancellationToken ct) =>
        import.AddVillagesAsync(villages.Select(v => new PublishedUnit(v.Code, v.Name, null)), PublishedFiles.ShippedEdition, ct);

    private static IEnumerable<PublishedUnit> Shipped(DivisionCode below, bool includeVillages) =>
        PublishedFiles.Around(PublishedFiles.Read(PublishedFiles.ShippedFolder, includeVillages), below);
}

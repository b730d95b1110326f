using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;

namespace Yinling.Divisions.Import;

/// <summary>休宁县 with all its real townships and villages, and the units above it.</summary>
internal sealed class DemoDivisions : IDemoData
{
    public int Order => 10;

    public async Task FillAsync(IServiceProvider services, int seed, CancellationToken ct)
    {
        if (await services.GetRequiredService<ImportDivisions>().AnyAsync(ct)) return;
        await services.GetRequiredService<IDivisionSeeding>().LoadAsync(DivisionCode.Parse("341022"), includeVillages: true, ct);
    }
}

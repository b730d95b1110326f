using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Storage;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Divisions.Import;

/// <summary>The tree holds together: every unit has its parent above it, its range is its code's, no two units valid at once share code and level.</summary>
internal sealed class DivisionVerification : IVerification
{
    public string Name => "divisions";

    public async Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        List<string> findings = [];
        var above = new Dictionary<Guid, (DivisionCode Code, DateOnly From, DateOnly? To)>();
        var last = default((DivisionCode Code, DateOnly? To)?);
        var units = services.GetRequiredService<AppDb>().Divisions.AsNoTracking().OrderBy(d => d.Level).ThenBy(d => d.Code).ThenBy(d => d.ValidFrom);
        await foreach (var unit in units.AsAsyncEnumerable().WithCancellation(ct))
        {
            var code = unit.DivisionCode;
            if (code.Range != new CodeRange(unit.First, unit.Last)) findings.Add($"{code}: its range is not its code's");
            if (unit.ValidTo <= unit.ValidFrom) findings.Add($"{code}: ends before it begins");
            if (unit.Level >= DivisionLevel.Township && unit.Setting is null) findings.Add($"{code}: neither rural nor urban");
            if (last is { } before && before.Code == code && (before.To is null || before.To > unit.ValidFrom)) findings.Add($"{code}: two units at once");
            if (unit.Level > DivisionLevel.Province)
            {
                if (unit.ParentId is not { } id || !above.TryGetValue(id, out var parent)) findings.Add($"{code}: its parent is missing");
                else if (!parent.Code.Contains(code)) findings.Add($"{code}: lies outside its parent {parent.Code}");
            }
            if (unit.Level < DivisionLevel.Village) above[unit.Id] = (code, unit.ValidFrom, unit.ValidTo);
            last = (code, unit.ValidTo);
        }
        return findings;
    }
}

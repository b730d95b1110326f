using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;

namespace Yinling.Access.Demonstration;

/// <summary>The offices above and in 休宁县: one ready account for each role. Names are invented.</summary>
internal sealed class DemoOffices : IDemoData
{
    private static readonly (string Name, string Person, Role Role, string Division)[] Accounts =
    [
        ("demo.township", "汪晓兰", Role.Clerk, "341022104"),
        ("demo.township-head", "程立新", Role.Head, "341022104"),
        ("demo.village", "吴玉梅", Role.VillageClerk, "341022104201"),
        ("demo.county", "胡志远", Role.Clerk, "341022"),
        ("demo.county-reviewer", "金小红", Role.Reviewer, "341022"),
        ("demo.county-head", "方建平", Role.Head, "341022"),
        ("demo.city", "许文静", Role.Clerk, "3410"),
        ("demo.province", "陈国栋", Role.Clerk, "34"),
        ("demo.province-head", "叶春华", Role.Head, "34"),
        ("demo.viewer", "章明", Role.Viewer, "341022"),
        ("demo.system", "余海", Role.SystemAdministrator, "34"),
        ("demo.security", "洪波", Role.SecurityAdministrator, "34"),
        ("demo.auditor", "戴敏", Role.Auditor, "34"),
    ];

    /// <summary>After the divisions, before the associations.</summary>
    public int Order => 20;

    public async Task FillAsync(IServiceProvider services, int seed, CancellationToken ct)
    {
        var accounts = services.GetRequiredService<IDemoAccounts>();
        foreach (var (name, person, role, division) in Accounts)
            await accounts.AddAsync(name, person, role, DivisionCode.Parse(division), null, ct);
    }
}

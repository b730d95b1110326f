namespace Yinling.Browser;

/// <summary>休宁县's real divisions without any association yet, and one account for each of several roles.</summary>
public sealed class RunningYinling : RunningHost
{
    public const string Township = "341022104";
    private const string Password = "the long way to huangshan";

    protected override string ServeVerb => "serve";

    protected override string PasswordOf(string user) => Password;

    /// <summary>One more account, also while the host runs.</summary>
    public Task AddUserAsync(string name, string display, string role, string division) =>
        VerbAsync("user", "add", "--name", name, "--display", display, "--role", role, "--division", division, "--password", Password);

    protected override async Task FillAsync()
    {
        await VerbAsync("migrate");
        await VerbAsync("divisions", "import", "--below", "341022");
        await AddUserAsync("zhen", "东临溪镇经办人", "Clerk", Township);
        await AddUserAsync("xian", "休宁县负责人", "Head", "341022");
        await AddUserAsync("sheng", "安徽省查看人", "Viewer", "34");
        await AddUserAsync("anquan", "安全管理员", "SecurityAdministrator", "341022");
        await AddUserAsync("shenji", "审计员", "Auditor", "341022");
        await AddUserAsync("xitong", "系统管理员", "SystemAdministrator", "0");
    }
}

/// <summary>The demonstration as <c>./yinling run</c> shows it.</summary>
public sealed class RunningDemo : RunningHost
{
    protected override string ServeVerb => "demo";

    protected override string PasswordOf(string user) => "看一看·试一试·随便用-341022";

    protected override async Task FillAsync() => await VerbAsync("demo", "--fill-only");
}

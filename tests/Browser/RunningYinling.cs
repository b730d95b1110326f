namespace Yinling.Browser;

/// <summary>休宁县's real divisions without any association yet, and one account for each of several roles.</summary>
public sealed class RunningYinling : RunningHost
{
    public const string Township = "341022104";
    private const string Password = "the long way to huangshan";

    protected override string ServeVerb => "serve";

    protected override string PasswordOf(string user) => Password;

    protected override async Task FillAsync()
    {
        await VerbAsync("migrate");
        await VerbAsync("divisions", "import", "--below", "341022");
        await VerbAsync("user", "add", "--name", "zhen", "--display", "东临溪镇经办人", "--role", "Clerk", "--division", Township, "--password", Password);
        await VerbAsync("user", "add", "--name", "xian", "--display", "休宁县负责人", "--role", "Head", "--division", "341022", "--password", Password);
        await VerbAsync("user", "add", "--name", "sheng", "--display", "安徽省查看人", "--role", "Viewer", "--division", "34", "--password", Password);
        await VerbAsync("user", "add", "--name", "anquan", "--display", "安全管理员", "--role", "SecurityAdministrator", "--division", "341022", "--password", Password);
        await VerbAsync("user", "add", "--name", "shenji", "--display", "审计员", "--role", "Auditor", "--division", "341022", "--password", Password);
        await VerbAsync("user", "add", "--name", "xitong", "--display", "系统管理员", "--role", "SystemAdministrator", "--division", "0", "--password", Password);
    }
}

/// <summary>The demonstration as <c>./yinling run</c> shows it.</summary>
public sealed class RunningDemo : RunningHost
{
    protected override string ServeVerb => "demo";

    protected override string PasswordOf(string user) => "看一看·试一试·随便用-341022";

    protected override async Task FillAsync() => await VerbAsync("demo", "--fill-only");
}

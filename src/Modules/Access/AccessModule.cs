using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Contracts;
using Yinling.Access.Demonstration;
using Yinling.Access.Own;
using Yinling.Access.Pipeline;
using Yinling.Access.Sessions;
using Yinling.Access.SignIn;
using Yinling.Divisions.Contracts;
using Yinling.Platform;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Components;
using Yinling.Platform.Database;
using Yinling.Platform.Navigation;
using Yinling.Platform.Protection;
using Yinling.Platform.Writing;

namespace Yinling.Access;

/// <summary>Accounts, posts, sign-in, sessions, reading the audit.</summary>
public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section);
        services.AddSingleton(new TableOwner(typeof(AccessModule).Assembly))
            .AddPermissions(AccessPermissions.Manage, AccessPermissions.ReadAudit)
            .AddAuditWords(Auditing.AccessWords.All);
        services.AddSingleton<RouteTable>().AddSingleton<Passwords>().AddSingleton<FieldProtection>().AddSingleton<TotpSecrets>()
            .AddScoped<Visit>().AddScoped<SessionReader>().AddScoped<SessionBook>()
            .AddScoped<AccountWrites>().AddScoped<SignIn.SignIn>().AddScoped<ConfirmCode>().AddScoped<SignOut>()
            .AddScoped<IAccountDirectory, AccountDirectory>();
        return services
            .AddScoped<OwnAccount>().AddScoped<ChangePassword>().AddScoped<SetUpTotp>().AddScoped<EndSessions>().AddScoped<Tokens.MakeToken>()
            .AddScoped<Accounts.ListAccounts>().AddScoped<Accounts.RolesToGive>().AddScoped<Accounts.EndPost>().AddScoped<Accounts.SwitchAccount>()
            .AddScoped<Auditing.FindEntries>().AddScoped<IHandle<DivisionsChanged>, Accounts.FollowDivisions>()
            .AddSingleton(new NavItem("管理", "账号", "/accounts", IconName.Accounts, AccessPermissions.ManageCode, 900))
            .AddSingleton(new NavItem("管理", "操作记录", "/audit", IconName.Audit, AccessPermissions.ReadAuditCode, 910))
            .AddScoped<Accounts.AddAccount>().AddSingleton(UniqueRule.On<Domain.Account>([nameof(Domain.Account.UserName)], _ => Accounts.AddAccount.NameTaken)).AddScoped<Accounts.GivePost>()
            .AddSingleton<IVerb, Accounts.UserVerb>().AddSingleton<IVerb, Pipeline.RoutesVerb>()
            .AddScoped<Accounts.LookAfter>().AddScoped<Accounts.ResetPassword>()
            .AddScoped<Platform.Backup.IAfterRestore, EndAllAfterRestore>()
            .AddScoped<IDemoAccounts, DemoAccounts>().AddScoped<ReadyAccounts>().AddScoped<IDemoData, DemoOffices>();
    }

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        SignOutRoute.Map(routes);
    }
}

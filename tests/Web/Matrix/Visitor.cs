using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Web.Matrix;

/// <summary>How far somebody comes at all.</summary>
internal enum Standing
{
    /// <summary>Not signed in, or signed in with an account that was disabled since.</summary>
    Stranger,

    /// <summary>Signed in without any post held today.</summary>
    Postless,

    /// <summary>Has to change a password given by someone else first.</summary>
    Beginner,

    /// <summary>Holds one post.</summary>
    Holder,
}

/// <summary>Somebody who comes with one post, or with none.</summary>
internal sealed class Visitor(string name, Standing standing, Browser browser, Role? role = null, string place = "", Target? own = null)
{
    private string? token;

    public string Name => name;
    public Standing Standing => standing;
    public Browser Browser => browser;
    public Role? Role => role;

    /// <summary>Natural digits of the post's division.</summary>
    public string Place => place;

    /// <summary>The one association of an association's head.</summary>
    public Target? Own => own;

    public Guid? Account { get; private init; }

    /// <summary>Whether the post's subtree holds the division: the prefix relation of the digits.</summary>
    public bool Covers(string code) => role is not null && own is null && code.StartsWith(place, StringComparison.Ordinal);

    public bool LiesBelow(string code) => role is not null && own is null && place.StartsWith(code, StringComparison.Ordinal);

    /// <summary>What this visitor may ever receive.</summary>
    public bool MaySee(Target target) => own is not null ? target == own : Covers(target.Code);

    public bool MaySeeFromAbove(Target target) => MaySee(target) || LiesBelow(target.Code);

    /// <summary>A form token of this visitor, as any page of theirs carries one.</summary>
    public async Task<string> TokenAsync()
    {
        var page = standing switch { Standing.Stranger => "/sign-in", Standing.Beginner => "/account/password", _ => "/account" };
        return token ??= (await browser.PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    public override string ToString() => name;

    public static async Task<IReadOnlyList<Visitor>> AllAsync(MatrixApp app, Planted planted)
    {
        List<Visitor> all = [];
        foreach (var role in Enum.GetValues<Role>().Except([Platform.Access.Role.VillageClerk, Platform.Access.Role.AssociationHead])) all.Add(await HolderAsync(app, role, World.Township));
        all.Add(await HolderAsync(app, Platform.Access.Role.VillageClerk, World.Village));
        all.Add(await HolderAsync(app, Platform.Access.Role.AssociationHead, World.Village, planted.Own));
        all.Add(await HolderAsync(app, Platform.Access.Role.Viewer, World.Village));
        all.Add(await HolderAsync(app, Platform.Access.Role.Clerk, World.County));
        all.Add(await HolderAsync(app, Platform.Access.Role.Head, World.Province));
        all.Add(new("a stranger", Standing.Stranger, app.Open()));

        var disabled = await ComeAsync(app, "somebody disabled", Standing.Stranger);
        await People.ChangeAsync(app, disabled.Account!.Value, a => a.Disable(app.Clock.UtcMoment));
        var past = await ComeAsync(app, "a clerk until yesterday", Standing.Postless);
        await MovePostAsync(app, past, app.Clock.BeijingToday.AddDays(-30), app.Clock.BeijingToday);
        var future = await ComeAsync(app, "a clerk from tomorrow", Standing.Postless);
        await MovePostAsync(app, future, app.Clock.BeijingToday.AddDays(1), null);
        var beginner = await ComeAsync(app, "a clerk with a given password", Standing.Beginner);
        await People.ChangeAsync(app, beginner.Account!.Value, a => a.GivePassword(a.PasswordHash, app.Clock.UtcMoment.AddHours(72)));
        return [.. all, disabled, past, future, beginner];
    }

    private static async Task<Visitor> HolderAsync(MatrixApp app, Role role, string place, Target? own = null)
    {
        var account = await People.AddAsync(app, role, DivisionCode.Parse(place), own?.Association?.Id);
        return new($"{role}@{place}", Standing.Holder, await app.SignInAsync(account), role, place, own) { Account = account };
    }

    private static async Task<Visitor> ComeAsync(MatrixApp app, string name, Standing standing)
    {
        var account = await People.AddAsync(app, Platform.Access.Role.Clerk, DivisionCode.Parse(World.Township));
        return new(name, standing, await app.SignInAsync(account)) { Account = account };
    }

    private static Task MovePostAsync(MatrixApp app, Visitor visitor, DateOnly from, DateOnly? to) => app.InsideAsync(s =>
        s.GetRequiredService<AppDb>().Posts.Where(p => p.Account == visitor.Account).ExecuteUpdateAsync(u => u.SetProperty(p => p.ValidFrom, from).SetProperty(p => p.ValidTo, to)));
}

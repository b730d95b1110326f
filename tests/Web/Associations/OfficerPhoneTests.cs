using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Associations;

/// <summary>Officers' telephone numbers: encrypted where they lie, masked where they show, whole only for a reason that is on record.</summary>
public sealed class OfficerPhoneTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Number = "13812341234";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_number_is_masked_until_somebody_entitled_gives_a_reason()
    {
        var (home, which, officer) = await AppointAsync();
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);

        var masked = await clerk.GetAsync(home);
        Assert.Contains("138****1234", masked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, masked.Text, StringComparison.Ordinal);
        var page = home + $"/officers/{officer}/phone";
        Assert.DoesNotContain(Number, (await clerk.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Empty(await RevealsAsync(which));

        var unsaid = await clerk.SubmitAsync(page, [], "reveal");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);
        Assert.DoesNotContain(Number, unsaid.Text, StringComparison.Ordinal);
        Assert.Empty(await RevealsAsync(which));

        var revealed = await clerk.SubmitAsync(page, [("Reason", "Contact")], "reveal");
        Assert.Equal(HttpStatusCode.OK, revealed.Status);
        Assert.Equal($"tel:{Number}", (await revealed.PageAsync()).QuerySelector("main a[href^='tel:']")!.GetAttribute("href"));
        Assert.True(revealed.Message.Headers.CacheControl!.NoStore);
        var entry = Assert.Single(await RevealsAsync(which));
        Assert.Equal("联系工作", entry.Reason);
        Assert.Contains(officer.ToString(), entry.Changes, StringComparison.Ordinal);
        Assert.Contains("查看班子成员电话", (await clerk.GetAsync(home + "/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sees_more_than_the_mask()
    {
        var (home, which, officer) = await AppointAsync();
        var page = home + $"/officers/{officer}/phone";

        var viewer = await app.SignInAsync(Role.Viewer, World.County);
        var masked = await viewer.GetAsync(home);
        Assert.Contains("138****1234", masked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"officers/{officer}/phone", masked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(page)).Status);

        var neighbour = await app.SignInAsync(Role.Clerk, World.SiblingTownship);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(page)).Status);

        // The president of another association holds the permission for that one alone.
        var (_, other, _) = await AppointAsync();
        var president = await app.SignInAsync(Role.AssociationHead, World.Village, other.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await president.GetAsync(page)).Status);
        Assert.Empty(await RevealsAsync(which));

        var own = await app.SignInAsync(Role.AssociationHead, World.Village, which.Id);
        Assert.Contains(Number, (await own.SubmitAsync(page, [("Reason", "Emergency")], "reveal")).Text, StringComparison.Ordinal);
        Assert.Single(await RevealsAsync(which));
    }

    [Fact]
    public async Task The_number_lies_nowhere_in_clear_and_leaves_with_no_file()
    {
        var (home, which, officer) = await AppointAsync();
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        await clerk.SubmitAsync(home + $"/officers/{officer}/phone", [("Reason", "Check")], "reveal");
        await app.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var stored = await db.Set<Officer>().AsNoTracking().SingleAsync(o => o.Id == officer);
            Assert.NotNull(stored.Phone);
            Assert.DoesNotContain(Number, stored.Phone, StringComparison.Ordinal);
            Assert.Empty(await db.Set<AuditEntry>().Where(e => e.Changes.Contains(Number) || e.Changes.Contains(stored.Phone)).ToListAsync());
            Assert.Empty(await db.Set<KeptAnswer>().Where(a => a.Answer.Contains(Number)).ToListAsync());
        });
        Assert.DoesNotContain("data-draft", (await clerk.GetAsync(home + "/officers/new")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", await SheetTextAsync(await clerk.GetAsync("/associations/export.xlsx")), StringComparison.Ordinal);
        Assert.DoesNotContain("138****1234", (await clerk.GetAsync(home + "/print")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASC_25_a_number_that_is_none_is_refused_and_a_right_one_is_kept_changed_and_forgotten()
    {
        var (home, _, officer) = await AppointAsync();
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        var page = home + $"/officers/{officer}/phone";
        var refused = await clerk.SubmitAsync(page, [("Phone", "7512345")], "change");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull((await refused.PageAsync()).QuerySelector(".field [data-rule=ASC-25]"));

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(page, [("Phone", "０５５９－７５１２３４５")], "change")).Status);
        Assert.Contains("0559-7512345", (await clerk.SubmitAsync(page, [("Reason", "Check")], "reveal")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(page, [("Phone", "")], "change")).Status);
        Assert.Contains("还没有登记电话", (await clerk.GetAsync(page)).Text, StringComparison.Ordinal);

        var wrong = await clerk.SubmitAsync(home + "/officers/new",
            [("Post", "Councillor"), ("PersonName", "李四"), ("Sex", "Male"), ("ConcurrentPost", "None"), ("TermFrom", "2026-11-01"), ("Phone", "123")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotNull((await wrong.PageAsync()).QuerySelector(".field [data-rule=ASC-25]"));
    }

    [Fact]
    public async Task Somebody_who_changes_a_number_that_was_changed_meanwhile_is_told()
    {
        var (home, _, officer) = await AppointAsync();
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        var page = home + $"/officers/{officer}/phone";
        var open = await clerk.PageAsync(page);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(page, [("Phone", "13900000000")], "change")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.SubmitAsync(open, page, [("Phone", "13700000000")], "change")).Status);
    }

    private static async Task<string> SheetTextAsync(Answer workbook)
    {
        Assert.Equal(HttpStatusCode.OK, workbook.Status);
        using var reader = new Platform.Spreadsheets.WorkbookReader(new MemoryStream(await workbook.Message.Content.ReadAsByteArrayAsync()));
        return string.Join('\n', reader.Rows(reader.Sheets[0]).SelectMany(r => r.Cells).Select(c => c.Text).Where(t => !t.StartsWith(World.County, StringComparison.Ordinal)));
    }

    /// <summary>By the form, as a clerk does it.</summary>
    private async Task<(string Home, AssociationRef Which, Guid Officer)> AppointAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"电话{Guid.CreateVersion7().GetHashCode():x}老年协会", null, null, null), None)))!;
        var home = $"/associations/{which.County}/{which.Id}";
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        var appointed = await clerk.SubmitAsync(home + "/officers/new",
            [("Post", "President"), ("PersonName", "汪永福"), ("Sex", "Male"), ("ConcurrentPost", "None"), ("TermFrom", "2026-11-01"), ("Phone", "138 1234 1234")]);
        Assert.Equal(HttpStatusCode.Redirect, appointed.Status);
        var officer = await app.InsideAsync(services => services.GetRequiredService<AppDb>().Set<Officer>().Where(o => o.Association == which.Id).Select(o => o.Id).SingleAsync());
        return (home, which, officer);
    }

    private Task<List<AuditEntry>> RevealsAsync(AssociationRef which)
    {
        var subject = which.Id.ToString();
        return app.InsideAsync(services => services.GetRequiredService<AppDb>().Set<AuditEntry>().AsNoTracking()
            .Where(e => e.Subject == subject && e.Action == "associations.phone.reveal").ToListAsync());
    }
}

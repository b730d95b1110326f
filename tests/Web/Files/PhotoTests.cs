using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Web.Files;

/// <summary>Photos and papers that people send along: what is taken, what is left of it, who gets it back.</summary>
public sealed class PhotoTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("GIF89a and so on")]
    [InlineData("MZ a program called photo.jpg")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("%PDF-1.4 is a paper, no photo")]
    public async Task PLT_12_what_is_no_photo_is_refused_whatever_it_is_called(string content)
    {
        var (clerk, which) = await OpenAsync();
        await RefusedAsync("PLT-12", await SendAsync(clerk, which, System.Text.Encoding.ASCII.GetBytes(content)));
        Assert.Empty(await StoredAsync(which));
    }

    [Fact]
    public async Task PLT_13_a_file_has_nine_megabytes_at_most()
    {
        var (clerk, which) = await OpenAsync();
        await RefusedAsync("PLT-13", await SendAsync(clerk, which, new byte[9_000_001]));
        // One byte less is looked at.
        await RefusedAsync("PLT-12", await SendAsync(clerk, which, new byte[9_000_000]));
        Assert.Empty(await StoredAsync(which));
    }

    [Fact]
    public async Task PLT_14_a_photo_that_did_not_arrive_whole_is_refused()
    {
        var (clerk, which) = await OpenAsync();
        var photo = Pictures.Encode(600, 400);
        await RefusedAsync("PLT-14", await SendAsync(clerk, which, photo[..(photo.Length / 2)]));
        // Small to send, 100 MB to unpack.
        await RefusedAsync("PLT-14", await SendAsync(clerk, which, Pictures.Encode(6_000, 5_000, SKEncodedImageFormat.Png)));
        Assert.Empty(await StoredAsync(which));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(clerk, which, photo)).Status);
    }

    [Fact]
    public async Task ASC_37_an_activity_has_three_photos_at_most()
    {
        var (clerk, which) = await OpenAsync();
        var photo = Pictures.Encode(60, 40);
        await RefusedAsync("ASC-37", await SendAsync(clerk, which, photo, photo, photo, photo));
        Assert.Empty(await StoredAsync(which));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(clerk, which, photo, photo, photo)).Status);
        Assert.Equal(3, (await StoredAsync(which)).Count);
    }

    /// <summary>Source: Exif 2.32, tag 0x0112: what lies at the left above of the file shows there, at the right above, …</summary>
    [Theory]
    [InlineData(1, "RGBW")]
    [InlineData(2, "GRWB")]
    [InlineData(3, "WBGR")]
    [InlineData(4, "BWRG")]
    [InlineData(5, "RBGW")]
    [InlineData(6, "BRWG")]
    [InlineData(7, "WGBR")]
    [InlineData(8, "GWRB")]
    public async Task A_photo_is_turned_upright_and_nothing_but_its_picture_survives(int orientation, string corners)
    {
        var (clerk, which) = await OpenAsync();
        var sent = Pictures.Photo(2_000, 1_000, orientation);
        Assert.Contains(Pictures.Secret, System.Text.Encoding.ASCII.GetString(sent), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(clerk, which, sent)).Status);
        var file = Assert.Single(await StoredAsync(which));
        var (whole, small) = (await BytesAsync(clerk, which, file, ""), await BytesAsync(clerk, which, file, "?small=true"));
        foreach (var (kept, longest) in new[] { (whole, 1_600), (small, 320) })
        {
            Assert.Equal(corners, Pictures.Corners(kept));
            Assert.Equal(orientation < 5 ? (longest, longest / 2) : (longest / 2, longest), Pictures.Size(kept));
            var text = System.Text.Encoding.ASCII.GetString(kept);
            Assert.DoesNotContain(Pictures.Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Every_kind_of_photo_becomes_a_JPEG_of_its_own_size(SKEncodedImageFormat format)
    {
        var (clerk, which) = await OpenAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(clerk, which, Pictures.Encode(300, 200, format))).Status);
        var kept = await BytesAsync(clerk, which, Assert.Single(await StoredAsync(which)), "");
        Assert.Equal((300, 200), Pictures.Size(kept));
        Assert.Equal([0xFF, 0xD8, 0xFF], kept[..3]);
        Assert.Equal("RGBW", Pictures.Corners(kept));
    }

    [Fact]
    public async Task A_photo_goes_only_to_who_may_read_the_association_and_is_gone_with_its_activity()
    {
        var (clerk, which) = await OpenAsync();
        await SendAsync(clerk, which, Pictures.Encode(60, 40));
        var file = Assert.Single(await StoredAsync(which));
        var address = Address(which) + $"/files/{file.Id}";
        var answer = await clerk.GetAsync(address);
        Assert.Equal("image/jpeg", answer.Message.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", answer.Message.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Message.Headers.CacheControl is { Private: true, NoCache: true });
        var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{file.Hash}\""));
        Assert.Equal(HttpStatusCode.NotModified, (await clerk.SendAsync(again)).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(Role.Clerk, World.SiblingTownship)).GetAsync(address)).Status);
        var (_, other) = await OpenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(Address(other) + $"/files/{file.Id}")).Status);

        await clerk.SubmitAsync(Address(which) + "/activities", [("Reason", "记错了")], $"remove-{file.Activity:N}");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Verify_tells_which_file_is_missing_or_changed()
    {
        var (clerk, which) = await OpenAsync();
        await SendAsync(clerk, which, Pictures.Encode(61, 41), Pictures.Encode(62, 42));
        var files = await StoredAsync(which);
        Assert.Empty(await VerifyAsync());
        File.Delete(PathOf(files[0].Hash));
        await File.AppendAllTextAsync(PathOf(files[1].Hash), "x", None);
        var findings = await VerifyAsync();
        Assert.Equal(2, findings.Count);
        Assert.Contains(findings, f => f.Contains(files[0].Hash, StringComparison.Ordinal) && f.Contains("missing", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Contains(files[1].Hash, StringComparison.Ordinal) && f.Contains("another content", StringComparison.Ordinal));
        await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Attachment>().Where(a => a.Association == which.Id).ExecuteDeleteAsync());
    }

    private string PathOf(string hash) => Path.Combine(app.DataDirectory, "files", hash[..2], hash);

    private Task<IReadOnlyList<string>> VerifyAsync() => app.InsideAsync(s => s.GetServices<IVerification>().Single(v => v.Name == "files").RunAsync(s, None));

    private static string Address(AssociationRef which) => $"/associations/{which.County}/{which.Id}";

    private static async Task<byte[]> BytesAsync(Browser browser, AssociationRef which, Attachment file, string query)
    {
        var answer = await browser.GetAsync(Address(which) + $"/files/{file.Id}{query}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await answer.Message.Content.ReadAsByteArrayAsync();
    }

    private static async Task RefusedAsync(string rule, Answer answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull((await answer.PageAsync()).QuerySelector($"#errs [data-rule={rule}]"));
    }

    private async Task<(Browser Clerk, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"照片协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
        return (await app.SignInAsync(Role.Clerk, World.Township), which);
    }

    private Task<List<Attachment>> StoredAsync(AssociationRef which) =>
        app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Attachment>().AsNoTracking().Where(a => a.Association == which.Id).OrderBy(a => a.Id).ToListAsync());

    /// <summary>Records an activity on the ordinary page with some files.</summary>
    private static Task<Answer> SendAsync(Browser browser, AssociationRef which, params byte[][] photos) => Sending.SubmitAsync(
        browser, Address(which) + "/activities", "add", [("Category", "MutualAid"), ("On", "2026-11-20"), ("People", "9")], "Photos", photos);
}

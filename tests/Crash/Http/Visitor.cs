using System.Net;
using System.Text.RegularExpressions;

namespace Yinling.Crash.Http;

/// <summary>Somebody with a browser: signed in once, with the association they look after.</summary>
internal sealed partial class Visitor : IDisposable
{
    /// <summary>What the sign-in page of a demonstration shows.</summary>
    private const string Password = "看一看·试一试·随便用-341022";

    private readonly HttpClient client;
    private string token = "";

    public Visitor(string address) =>
        client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Address of an association this person may change.</summary>
    public string Association { get; private set; } = "";

    public void Dispose() => client.Dispose();

    public async Task SignInAsync(string user, int which)
    {
        await ReadTokenAsync("/sign-in");
        using var answer = await SendAsync("/sign-in", [new("_handler", "sign-in"), new("userName", user), new("password", Password)]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var found = Associations().Matches(await ReadTokenAsync("/associations")).Select(m => m.Value).Distinct().ToArray();
        Association = found[which % found.Length];
        await ReadTokenAsync(Association + "/ledger");
    }

    public Task<HttpResponseMessage> GetAsync(string page) => client.GetAsync(page);

    /// <exception cref="HttpRequestException">No answer.</exception>
    public Task<HttpResponseMessage> SendAsync(Post post) => SendAsync(post.Page, [new("_handler", "add"), new("_key", post.Key), .. post.Fields]);

    private Task<HttpResponseMessage> SendAsync(string page, IEnumerable<KeyValuePair<string, string>> fields) =>
        client.PostAsync(page, new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields]));

    private async Task<string> ReadTokenAsync(string page)
    {
        var text = await client.GetStringAsync(page);
        token = Tokens().Match(text).Groups[1].Value;
        return text;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Tokens();

    [GeneratedRegex("/associations/[0-9]+/[0-9a-f-]{36}")]
    private static partial Regex Associations();
}

using System.Collections.Concurrent;
using System.Net;
using Yinling.Crash.Harness;

namespace Yinling.Crash.Http;

/// <summary>
/// Several people who send forms without pause. Whoever gets no answer, or is told to come back, sends the same form with the same key
/// again until there is an answer; the server may die and come back meanwhile.
/// </summary>
internal sealed class Crowd(string address, int seed) : IAsyncDisposable
{
    private static readonly string[] Users = ["demo.township", "demo.county", "demo.village", "demo.township", "demo.president", "demo.county"];
    private readonly CancellationTokenSource stop = new();
    private readonly List<Visitor> visitors = [];
    private readonly List<Task> writing = [];
    private int numbered;
    private int cut;

    public ConcurrentDictionary<string, Post> Asked { get; } = new();

    public ConcurrentDictionary<string, bool> Acknowledged { get; } = new();

    public ConcurrentQueue<Fault> Surprises { get; } = new();

    /// <summary>Forms that were sent and got no answer, because the server was gone by then.</summary>
    public int Cut => cut;

    public async Task StartAsync()
    {
        foreach (var (user, which) in Users.Select((u, i) => (u, i)))
        {
            var visitor = new Visitor(address);
            visitors.Add(visitor);
            await visitor.SignInAsync(user, which);
        }
        writing.AddRange(visitors.Select((v, i) => WriteAsync(v, new Random(HashCode.Combine(seed, i)))));
    }

    /// <summary>Until somebody gets an answer that came after this was asked.</summary>
    public async Task NextAnswerAsync()
    {
        var told = Acknowledged.Count;
        for (var tries = 0; tries < 1_000 && Acknowledged.Count == told; tries++) await Task.Delay(20);
    }

    /// <summary>Everybody gets the answer they wait for, then stops.</summary>
    public async Task FinishAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        writing.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await FinishAsync();
        foreach (var visitor in visitors) visitor.Dispose();
        stop.Dispose();
    }

    private async Task WriteAsync(Visitor visitor, Random dice)
    {
        while (!stop.IsCancellationRequested)
        {
            var post = Post.Random($"h{seed}-{Interlocked.Increment(ref numbered)}", visitor.Association, dice);
            Asked[post.Key] = post;
            if (!await SendUntilAnsweredAsync(visitor, post)) return;
            Acknowledged[post.Key] = true;
            // Now and then the answer is lost on its way.
            if (dice.Next(25) == 0 && !await SendUntilAnsweredAsync(visitor, post)) return;
        }
    }

    /// <returns>False when it was refused or nobody answered for a long time; then there is a surprise.</returns>
    private async Task<bool> SendUntilAnsweredAsync(Visitor visitor, Post post)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                using var answer = await visitor.SendAsync(post);
                if (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.ToString().EndsWith(post.Page, StringComparison.Ordinal) == true) return true;
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                {
                    Surprises.Enqueue(new(FaultKind.Refused, $"{post.Key} {post.Page}: {(int)answer.StatusCode} {answer.Headers.Location}"));
                    return false;
                }
            }
            catch (Exception unanswered) when (unanswered is HttpRequestException or IOException)
            {
                if (unanswered.InnerException is not System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused }) Interlocked.Increment(ref cut);
            }
            await Task.Delay(100);
        }
        Surprises.Enqueue(new(FaultKind.Unresolved, post.Key));
        return false;
    }
}

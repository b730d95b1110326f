using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Platform.CommandLine;

/// <summary>A verb of the <c>yinling</c> command, supplied by a module and registered as a singleton.</summary>
public interface IVerb
{
    /// <param name="verbs">Runs actions with services and a scope.</param>
    Command Build(VerbRunner verbs);
}

/// <summary>Runs verbs: a service scope each, a plain sentence and a non-zero code on failure.</summary>
public sealed class VerbRunner(IServiceProvider root, Func<IServiceProvider, string, CancellationToken, Task<Scope?>> findUser)
{
    /// <summary>Runs as the installation itself, which sees everything: for the operator of the server.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> AsSystem(string verb, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> action) =>
        (parsed, ct) => RunAsync(_ => Task.FromResult<Scope?>(Scope.OfSystem("yinling " + verb)), services => action(parsed, services, ct));

    /// <summary>Runs with the posts of the user a <c>--as</c> option names; as the installation itself when it is not given.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> As(Option<string?> user, string verb, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> action) =>
        (parsed, ct) => RunAsync(
            services => parsed.GetValue(user) is { } name ? findUser(services, name, ct) : Task.FromResult<Scope?>(Scope.OfSystem("yinling " + verb)),
            services => action(parsed, services, ct));

    private async Task<int> RunAsync(Func<IServiceProvider, Task<Scope?>> whose, Func<IServiceProvider, Task<int>> action)
    {
        await using var services = root.CreateAsyncScope();
        try
        {
            if (await whose(services.ServiceProvider) is not { } scope)
            {
                await Console.Error.WriteLineAsync("没有这个用户，或者账号已停用。");
                return 2;
            }
            services.ServiceProvider.GetRequiredService<CurrentScope>().Value = scope;
            return await action(services.ServiceProvider);
        }
        catch (RuleException refused)
        {
            foreach (var problem in refused.Problems) await Console.Error.WriteLineAsync($"{problem.Rule} {problem.Message}");
            return 2;
        }
        catch (Exception failed) when (failed is System.Data.Common.DbException or IOException or UnauthorizedAccessException or FormatException)
        {
            await Console.Error.WriteLineAsync($"{failed.GetType().Name}: {failed.Message}");
            return 1;
        }
    }
}

/// <summary>Output of verbs.</summary>
public static class VerbOutput
{
    private static readonly System.Text.Json.JsonSerializerOptions Options = new(System.Text.Json.JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Prints a value as JSON on standard output.</summary>
    public static void Json<T>(T value) => Console.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(value, Options));
}

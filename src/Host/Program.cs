using Yinling.Host;
using Yinling.Host.Verbs;

WebApplicationBuilder builder;
YinlingOptions options;
try
{
    // The verbs' own arguments are not settings: only "--Key=value" pairs go to the configuration.
    builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = [.. args.Where(a => a.StartsWith("--", StringComparison.Ordinal) && a.Contains('='))],
        ContentRootPath = AppContext.BaseDirectory,
    });
    options = YinlingOptions.Parse(args, builder.Configuration);
}
catch (ArgumentException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}

if (DataFolder.Check(options) is { } unwritable)
{
    await Console.Error.WriteLineAsync(unwritable);
    return 3;
}

builder.AddYinling(options);
var app = builder.Build();
app.UseYinling(options);

return options.Verb.Length == 0 ? await ServeVerb.RunAsync(app, CancellationToken.None) : await CommandLine.RunAsync(app, options);

/// <summary>Entry point, visible to the web tests.</summary>
public partial class Program;

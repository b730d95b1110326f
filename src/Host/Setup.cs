using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using Yinling.Access;
using Yinling.Host.Components;
using Yinling.Host.Errors;
using Yinling.Host.Verbs;
using Yinling.Platform;
using Yinling.Platform.Access;
using Yinling.Platform.Components;
using Yinling.Platform.Database;
using Yinling.Platform.Navigation;

namespace Yinling.Host;

/// <summary>How the parts are put together: services, then the pipeline.</summary>
internal static class Setup
{
    public static void AddYinling(this WebApplicationBuilder builder, YinlingOptions options)
    {
        var services = builder.Services;
        services.AddSingleton(options).AddSingleton(new Demonstration(options.Demo)).AddSingleton(TimeProvider.System);
        services.AddPlatform(new DatabaseOptions(options.DataDirectory, options.Database));
        services.AddModules();
        services.AddSingleton(new NavItem("", "工作台", "/", IconName.Home, null, 0));
        services.AddVerbs();

        services.AddRazorComponents(razor => razor.MaxFormMappingCollectionSize = 5_000);
        services.AddHttpContextAccessor().AddScoped<IShell, Shell>();
        // Chinese text as itself, not as &#x…; entities: a fifth less HTML, measured.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "yinling_form";
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.HeaderName = "X-Antiforgery";
        });
        services.AddDataProtection().SetApplicationName("Yinling")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.DataDirectory, "keys", "cookies")));
        services.AddOpenApi();
        services.AddProblemDetails();
        services.AddExceptionHandler<RefusalHandler>();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

        // Less than the ten seconds the supervisor waits: whoever is not done by then is cut off, and sends the same form again.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(6));
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 30 * 1024 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MaxConcurrentConnections = 1_000;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        if (options.Verb is not [] and not ["serve", ..] and not ["demo", ..]) builder.Logging.ClearProviders();
    }

    public static void UseYinling(this WebApplication app, YinlingOptions options)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            AllowStatusCode404Response = true,
            CreateScopeForErrors = true,
            // Refusals are answers, not faults, and their texts repeat what people typed: the log has no business with either.
            SuppressDiagnosticsCallback = failed => RefusalHandler.IsRefusal(failed.Exception),
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.UseResponseCompression();
        app.UseRouting();
        app.UseAccess();
        app.UseMiddleware<ControlCharacters>();
        app.UseDrafts();
        app.UseAntiforgery();

        app.MapStaticAssets().OpenToAll("Style sheets, scripts and icons hold no data.");
        app.MapOpenApi().ForSignedIn();
        app.MapHealth();
        app.MapPreferences();
        app.MapDrafts();
        app.MapModules();
        var pages = app.MapRazorComponents<App>().AddAdditionalAssemblies(Modules.Assemblies);
        if (!options.Demo && !app.Environment.IsDevelopment()) pages.WithoutGallery();
    }

    /// <summary>The component gallery is for developers and demonstrations only.</summary>
    private static void WithoutGallery(this RazorComponentsEndpointConventionBuilder pages) => pages.Add(endpoint =>
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.StartsWith("/dev/", StringComparison.Ordinal))
            endpoint.RequestDelegate = context => { context.Response.StatusCode = StatusCodes.Status404NotFound; return Task.CompletedTask; };
    });
}

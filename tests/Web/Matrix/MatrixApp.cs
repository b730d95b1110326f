using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Yinling.Web.Matrix;

/// <summary>The application with every line it logs kept, and data with canaries in every division.</summary>
public class MatrixApp : WebApp
{
    private readonly Kept kept = new();

    /// <summary>All that was logged so far, exceptions with it.</summary>
    public IReadOnlyCollection<string> Logged => kept.Lines;

    internal Planted Planted { get; private set; } = null!;

    internal IReadOnlyList<Visitor> Visitors { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Planted = await Planting.PlantAsync(this);
        Visitors = await Visitor.AllAsync(this, Planted);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(kept));
    }

    private sealed class Kept : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}

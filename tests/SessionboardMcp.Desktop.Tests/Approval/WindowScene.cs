using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Desktop.Approval;
using SessionboardMcp.Desktop.Hosting;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Tests.Approval;

/// <summary>The window of a program in this process, with an opener that only notes what it should open.</summary>
internal sealed class WindowScene : IAsyncDisposable
{
    private readonly IHost _host;

    public WindowScene(bool hasBrowser = true, string? line = "run `sessionboard-mcp changes`", params string[] settings)
    {
        // Nothing is asked of Sessionboard here, and nothing is kept.
        _host = StdioHost.Build(
            ["--Sessionboard:ApiToken=abc", .. settings], new Uri("http://127.0.0.1:9"), new DesktopIdentity("default", new ProfileStore(Path.GetTempPath(), TimeProvider.System)));
        Window = new ApprovalWindow(new Clocked(_host.Services, Time), hasBrowser ? OpenAsync : null, line, Time);
    }

    public FakeTimeProvider Time { get; } = new(SampleChange.Noon);

    public ApprovalWindow Window { get; }

    /// <summary>What was opened.</summary>
    public List<string> Opened { get; } = [];

    /// <summary>Whether the opener says that something came up.</summary>
    public bool Opens { get; set; } = true;

    public IChangeStore Store => _host.Services.GetRequiredService<IChangeStore>();

    public async Task<ChangeSet> WaitingAsync(string call = "one")
    {
        var now = TimeProvider.System.GetUtcNow();
        return await Store.AddAsync(SampleChange.Of(call, _host.Services.GetRequiredService<Caller>().Subject, at: now) with { ExpiresAt = now.AddDays(1000) }, CancellationToken.None);
    }

    public Task<string> ShowAsync(ChangeSet change) => Window.ShowAsync(change, CancellationToken.None);

    public async Task<ChangeSet> KeptAsync(ChangeSet change) => (await Store.FindAsync(change.Connection, change.Id, CancellationToken.None))!;

    public async ValueTask DisposeAsync()
    {
        await Window.StopAsync(CancellationToken.None);
        Window.Dispose();
        _host.Dispose();
    }

    private Task<bool> OpenAsync(string address, CancellationToken cancellationToken)
    {
        Opened.Add(address);
        return Task.FromResult(Opens);
    }

    private sealed class Clocked(IServiceProvider services, TimeProvider time) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TimeProvider) ? time : services.GetService(serviceType);
    }
}

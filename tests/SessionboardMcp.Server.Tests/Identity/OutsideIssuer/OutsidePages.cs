namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary><see cref="OutsideServer"/> with the pages of changes, to which people sign in.</summary>
public sealed class OutsidePages : IAsyncLifetime, IAsyncDisposable
{
    internal OutsideServer Server { get; } = new();

    /// <summary>What makes right ID tokens.</summary>
    internal Func<string, string, string?, string> Issue { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        foreach (var (key, value) in OutsideServer.SignIn)
            Server.Settings.TryAdd(key, value);
        await Server.InitializeAsync();
        Issue = Server.Provider.SignIn.Issue;
    }

    public Task DisposeAsync() => Server.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());
}

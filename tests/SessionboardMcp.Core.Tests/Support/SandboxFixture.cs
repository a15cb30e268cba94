using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>One sandbox for the tests of a class, with a budget that they cannot use up.</summary>
public class SandboxFixture : IAsyncLifetime
{
    private SandboxHost? _host;
    private Assistant? _assistant;

    /// <summary>What is in it; null for the seed.</summary>
    private protected virtual Organization? Organization => null;

    internal Uri Address => _host!.BaseAddress;

    public async Task InitializeAsync() => _host = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, Organization = Organization });

    /// <summary>One assistant for the tests of a class, so that they share the reading of an event.</summary>
    internal async Task<Assistant> AssistantAsync() => _assistant ??= await Assistant.ConnectAsync(Address);

    public async Task DisposeAsync()
    {
        if (_assistant is not null)
            await _assistant.DisposeAsync();
        await _host!.DisposeAsync();
    }
}

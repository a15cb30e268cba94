using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

/// <summary>One sandbox of the small world for all tests of a class that change nothing in it.</summary>
public sealed class SmallSandbox : IAsyncLifetime
{
    internal SandboxClient Client { get; private set; } = null!;

    internal static string Event(string rest, int id = SmallWorld.Modern) => $"/v1/event/{id}/{rest}";

    public async Task InitializeAsync() =>
        Client = await SandboxClient.StartAsync(new SandboxOptions { Organization = SmallWorld.Create(), Limit = 10_000 });

    public async Task DisposeAsync() => await Client.DisposeAsync();
}

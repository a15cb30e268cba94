using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Sharing;

/// <summary>Three replicas that share all they read, for the tests of a class.</summary>
public sealed class ThreeReplicas : IAsyncLifetime
{
    private SharingReplicas? _replicas;

    internal SharingReplicas All => _replicas!;

    internal RedisServer Redis { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Without it no test of the class runs.
        if (RedisServer.Missing is not null)
            return;
        Redis = await RedisServer.OfRunAsync();
        _replicas = await SharingReplicas.StartAsync(3, Redis.Address);
    }

    public async Task DisposeAsync()
    {
        if (_replicas is not null)
            await _replicas.DisposeAsync();
    }
}

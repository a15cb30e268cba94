using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SessionboardMcp.Server.Storage.Connections;

/// <summary>Composes the store of connections.</summary>
internal static class ConnectionStorage
{
    /// <summary>Adds it, over <see cref="StorageServices"/>. Until somebody adds which hosts issue grants, it serves none.</summary>
    public static void AddConnectionStore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IGrantHosts, NoGrantHosts>();
        services.TryAddSingleton<ConnectionStore>();
    }
}

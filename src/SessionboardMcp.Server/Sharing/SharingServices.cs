using SessionboardMcp.Api.Sharing;

namespace SessionboardMcp.Server.Sharing;

/// <summary>Composes what replicas share.</summary>
internal static class SharingServices
{
    /// <summary>Adds it, where it is configured.</summary>
    /// <param name="services">The services, with the key ring that the replicas share.</param>
    /// <param name="settings">Where; null for nowhere.</param>
    public static void AddSharing(this IServiceCollection services, SharingSettings? settings)
    {
        if (settings is null)
            return;
        services.AddSingleton(settings);
        services.AddSingleton<RedisLink>();
        services.AddHostedService(provider => provider.GetRequiredService<RedisLink>());
        services.AddSingleton<SharedSeal>();
        services.AddSingleton<RedisAnswers>();
        services.AddSingleton<ISharedAnswers>(provider => provider.GetRequiredService<RedisAnswers>());
    }

    /// <summary>Whether what tells of people is shared.</summary>
    public static bool SharesPersonalData(this IServiceCollection services) => services.Any(service => service.ImplementationInstance is SharingSettings { HoldsPersonalData: true });
}

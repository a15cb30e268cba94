using Microsoft.Extensions.DependencyInjection;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>What the commands need that sign in and out.</summary>
internal static class SignInServices
{
    /// <summary>Composes it.</summary>
    public static ServiceProvider Build(TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        OAuthHttp.AddTo(services);
        services.AddSingleton<Grants>();
        services.AddSingleton<BrowserSignIn>();
        return services.BuildServiceProvider();
    }
}

using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.SignIn;

namespace SessionboardMcp.Desktop.Approval;

/// <summary>Composes the window of changes.</summary>
internal static class ApprovalServices
{
    /// <summary>Whether a window of the person's browser can be opened from here.</summary>
    public static bool HasBrowser => SystemBrowser.CanShow(Environment.GetEnvironmentVariable);

    /// <summary>Adds it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="identity">Whose changes they are.</param>
    /// <param name="isPassing">Whether changes end with this process, so that no other one finds them.</param>
    public static void AddApprovalWindow(this IServiceCollection services, DesktopIdentity identity, bool isPassing)
    {
        services.AddSingleton(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            return new ApprovalWindow(
                provider,
                HasBrowser ? (address, cancellationToken) => SystemBrowser.TryOpenAsync(address, time, cancellationToken) : null,
                isPassing ? null : WindowWords.Line(identity),
                time);
        });
        services.AddSingleton<IApprovalWindow>(provider => provider.GetRequiredService<ApprovalWindow>());
        services.AddHostedService(provider => provider.GetRequiredService<ApprovalWindow>());
    }
}

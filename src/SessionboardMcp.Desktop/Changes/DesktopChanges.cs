using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Desktop.Identity.Profiles;

namespace SessionboardMcp.Desktop.Changes;

/// <summary>Where this program keeps changes and the audit trail: beside the sign-ins, for this user alone.</summary>
internal static class DesktopChanges
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="profiles">The sign-ins, and their keys.</param>
    /// <param name="makesFolders">Whether the folders are made now, which shows whether they can be; otherwise with the first entry.</param>
    /// <returns>A sentence where there is no place for them, and so no tool that changes anything; null where all is well.</returns>
    public static string? AddTo(IServiceCollection services, ProfileStore profiles, bool makesFolders)
    {
        var (changes, audit) = (Path.Combine(profiles.Folder, "changes"), Path.Combine(profiles.Folder, "audit"));
        try
        {
            foreach (var folder in makesFolders ? new[] { profiles.Folder, changes, audit } : [])
                OwnerOnly.MakeFolder(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"Changes are off, and calls are not written down: the folder {profiles.Folder} cannot be written to. Give this user the right to write there, or another folder with --data DIR.";
        }

        services.AddSingleton<IChangeStore>(provider => new FileChangeStore(
            new ChangeFolder(changes, Time(provider)), profiles, Time(provider), provider.GetRequiredService<ILogger<FileChangeStore>>()));
        services.AddSingleton<IAuditTrail>(provider => new FileAuditTrail(new ChangeFolder(audit, Time(provider)), Time(provider)));
        return null;
    }

    /// <summary>Adds those that end with the process, for a sandbox in it: its world does, too.</summary>
    public static void AddPassingTo(IServiceCollection services)
    {
        services.AddSingleton<IChangeStore, MemoryChangeStore>();
        services.AddSingleton<IAuditTrail, MemoryAuditTrail>();
    }

    private static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}

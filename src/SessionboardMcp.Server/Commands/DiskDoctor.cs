using System.Globalization;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Commands;

/// <summary>Checks whether the disk of the data folder has room: a sign-in that cannot be written down is lost.</summary>
internal static class DiskDoctor
{
    private const string Check = "disk";
    private const long MiB = 1024 * 1024;
    private const long Least = 200 * MiB;
    private const long Little = 1024 * MiB;

    /// <summary>Checks it; nothing is said where there is no such folder to be.</summary>
    public static IEnumerable<Finding> Find(string? data)
    {
        try
        {
            var there = DataDirectory.Resolve(data, usesSandbox: false);
            while (there is not null && !Directory.Exists(there))
                there = Path.GetDirectoryName(there);
            return there is null ? [] : [Judge(new DriveInfo(there).AvailableFreeSpace)];
        }
        catch (Exception problem) when (problem is ConfigurationProblemException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What is wrong with the folder the check of it says.
            return [];
        }
    }

    /// <summary>What is to be said of so much room.</summary>
    public static Finding Judge(long free)
    {
        var left = string.Create(CultureInfo.InvariantCulture, $"{free / MiB:N0} MiB are free where the data folder is");
        return free switch
        {
            < Least => new Finding(Check, Outcome.Failed, $"Only {left}.", "Make room: without it sign-ins cannot be kept, and changes are off."),
            < Little => new Finding(Check, Outcome.Noted, $"Only {left}.", "Make room."),
            _ => new Finding(Check, Outcome.Passed, $"{left}."),
        };
    }
}

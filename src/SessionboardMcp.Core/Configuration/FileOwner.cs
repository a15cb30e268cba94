using System.Runtime.InteropServices;
using System.Text;

namespace SessionboardMcp.Core.Configuration;

/// <summary>
/// Whose a file is. .NET does not say, and changing a mode tells only those who are not root. Linux' <c>statx</c> has one form on every
/// processor (statx(2)); where it is missing nothing is said, and the change of the mode decides.
/// </summary>
internal static class FileOwner
{
    private const int CurrentFolder = -100;
    private const int NotThroughLinks = 0x100;
    private const uint OwnerWanted = 0x8;
    private const int OwnerAt = 20;
    private const int Room = 256;

    /// <summary>Whether it is known to be another user's than this process'.</summary>
    public static bool IsOther(string path)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            var answer = new byte[Room];
            return Look(CurrentFolder, [.. Encoding.UTF8.GetBytes(path), 0], NotThroughLinks, OwnerWanted, answer) == 0
                && MemoryMarshal.Read<uint>(answer) is var told && (told & OwnerWanted) != 0
                && MemoryMarshal.Read<uint>(answer.AsSpan(OwnerAt)) != Self();
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Look(int folder, byte[] path, int flags, uint wanted, byte[] answer);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern uint Self();
}

using Microsoft.AspNetCore.DataProtection;

namespace SessionboardMcp.Desktop.Identity.Profiles;

/// <summary>The keys that profiles are encrypted with.</summary>
internal static class KeyRing
{
    /// <summary>How strong the encryption is on this system, said plainly.</summary>
    public static string Strength { get; } = OperatingSystem.IsWindows()
        ? "encrypted; the key is bound to this Windows account (DPAPI), so a copy of the files is of no use to others"
        : "encrypted, but the key lies beside it in a file that only this account can read: whoever can read this account's files, or a backup of them, can use the sign-in";

    /// <summary>Opens the ring in a folder.</summary>
    public static IDataProtectionProvider Open(string folder)
    {
        OwnerOnly.MakeFolder(folder);
        return DataProtectionProvider.Create(new DirectoryInfo(folder), builder =>
        {
            builder.SetApplicationName("sessionboard-mcp desktop");
            if (OperatingSystem.IsWindows())
                builder.ProtectKeysWithDpapi();
        });
    }
}

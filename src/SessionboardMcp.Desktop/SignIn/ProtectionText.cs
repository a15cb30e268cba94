namespace SessionboardMcp.Desktop.SignIn;

/// <summary>Says honestly how well a sign-in is protected on this system.</summary>
internal static class ProtectionText
{
    /// <summary>A paragraph for the person.</summary>
    public static string Of(string folder) => OperatingSystem.IsWindows()
        ? $"The sign-in is kept in {folder}, encrypted with a key that Windows ties to your account: other users of this computer cannot read it, but any program that you run can."
        : $"The sign-in is kept in {folder}, encrypted, but with a key that lies beside it: what protects it is that only your user may open these files. Any program that you run, an administrator, and whoever gets a copy of the folder can use it. Disk encryption helps against a stolen computer.";
}

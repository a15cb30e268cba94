namespace SessionboardMcp.Server.Addresses;

/// <summary>An address of the configuration as messages repeat it.</summary>
internal static class ShownAddress
{
    /// <summary>The text, without what may be a password, or a key behind a question mark.</summary>
    public static string Of(string? text) =>
        text is null ? "" : text.Contains('@', StringComparison.Ordinal) || text.Contains('?', StringComparison.Ordinal) ? "(not repeated, as it may hold a secret)" : text;
}

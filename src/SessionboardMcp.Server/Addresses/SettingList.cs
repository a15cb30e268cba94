namespace SessionboardMcp.Server.Addresses;

/// <summary>
/// A setting that is a list: <c>Section:Key:0=…</c>, <c>Section:Key:1=…</c>, or <c>Section:Key=one,two</c>. The binder of .NET would
/// drop the second form without a word.
/// </summary>
internal static class SettingList
{
    /// <summary>Its entries; none where it is not set.</summary>
    public static IReadOnlyList<string> Read(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        return
        [
            .. (section.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            .. section.GetChildren().Select(entry => (entry.Value ?? "").Trim()),
        ];
    }
}

namespace SessionboardMcp.Core.Index;

/// <summary>
/// Four bytes for what a record is grouped by. They are kept for each record, so that its group is found without looking at the others; keys that
/// differ may have the same.
/// </summary>
internal static class KeyHash
{
    /// <summary>Of no group.</summary>
    public const int None = 0;

    /// <summary>Of a key; <see cref="None"/> where there is none.</summary>
    public static int Of(string? key) => Of(key, StringComparer.Ordinal);

    /// <summary>The same of keys that <paramref name="same"/> makes alike.</summary>
    public static int Of(string? key, StringComparer same) => key is null ? None : same.GetHashCode(key) is var hash && hash == None ? 1 : hash;
}

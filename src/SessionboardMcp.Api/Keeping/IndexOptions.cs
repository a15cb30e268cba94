namespace SessionboardMcp.Api.Keeping;

/// <summary>How much of what was read of events is kept in memory. Section <c>Index</c> of the configuration.</summary>
public sealed class IndexOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Index";

    /// <summary>The least room, in bytes: enough for what is small, and to say of what is large that it has none.</summary>
    public const long Least = 1 << 20;

    /// <summary>The most room, in bytes: a TiB.</summary>
    public const long Most = 1L << 40;

    /// <summary>
    /// Room for the indexes of all events and credentials together, in bytes: 1 MiB to 1 TiB. 512 MiB by default, which several of the largest
    /// events that are known fit into. What is used longest ago makes room, and is read again when it is asked for.
    /// </summary>
    public long MaxBytes { get; set; } = 512L << 20;
}

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

    // Several of the largest events that are known fit into it.
    private const long Usual = 512L << 20;

    /// <summary>
    /// Room for the indexes of all events and credentials together, in bytes: 1 MiB to 1 TiB. Where none is configured, <see cref="RoomIn"/> of what
    /// .NET may use. What is used longest ago makes room, and is read again when it is asked for.
    /// </summary>
    public long MaxBytes { get; set; } = RoomIn(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>
    /// The room where none is configured: a quarter of the memory, and no more than 512 MiB. The rest is for the program, for what is being read and
    /// answered, and for the gaps that the collector leaves.
    /// </summary>
    /// <param name="available">What .NET may use, in bytes: the machine's memory, three quarters of a container's limit, or <c>DOTNET_GCHeapHardLimit</c>.</param>
    public static long RoomIn(long available) => Math.Clamp(available / 4, Least, Usual);
}

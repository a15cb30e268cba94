namespace SessionboardMcp.Desktop.Loopback;

/// <summary>A request that was read whole.</summary>
/// <param name="Method">Its method, in capitals.</param>
/// <param name="Path">Its path, as it was sent: nothing of it is decoded.</param>
/// <param name="Query">What follows the question mark; empty where there is none.</param>
/// <param name="Headers">Its headers, each of which comes once.</param>
/// <param name="Body">Its body; empty where it has none.</param>
internal sealed record LoopbackRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>A header; null where it was not sent.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}

namespace SessionboardMcp.Api.Sharing;

/// <summary>What one process tells the others of a write.</summary>
/// <param name="Id">Tells it from others; no two are the same.</param>
/// <param name="Content">What was written, for this client alone to read.</param>
public sealed record SharedNews(string Id, ReadOnlyMemory<byte> Content);

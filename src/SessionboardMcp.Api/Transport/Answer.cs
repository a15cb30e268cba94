namespace SessionboardMcp.Api.Transport;

/// <summary>A whole successful answer.</summary>
/// <param name="Body">Its body, decompressed and under the cap.</param>
/// <param name="ReceivedAt">When the last byte of it came.</param>
internal sealed record Answer(ReadOnlyMemory<byte> Body, DateTimeOffset ReceivedAt);

namespace SessionboardMcp.Api.Sharing;

/// <summary>An answer of Sessionboard as it is shared.</summary>
/// <param name="Body">Its body, as it came.</param>
/// <param name="AskedAt">When it was asked for: nothing in it is older, and what is made out of it is no newer.</param>
/// <param name="ReceivedAt">When the last byte of it came.</param>
public sealed record SharedAnswer(ReadOnlyMemory<byte> Body, DateTimeOffset AskedAt, DateTimeOffset ReceivedAt);

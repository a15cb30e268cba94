namespace SessionboardMcp.Api.Json;

/// <summary>Data with the time at which Sessionboard gave it: what comes from a cache is older than the call.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Value">The data.</param>
/// <param name="ReceivedAt">When the answer was received (UTC).</param>
public sealed record Dated<T>(T Value, DateTimeOffset ReceivedAt);

using System.Text.Json;

namespace SessionboardMcp.Api.Sessions;

/// <summary>One update among several that are sent in one request.</summary>
/// <param name="Id">The session's UUID.</param>
/// <param name="Fields">The fields to write, by the API's names; the others stay.</param>
/// <param name="ReadAt">When it had last changed as it was read. It is sent, but nothing documents that a bulk request is guarded by it. Null for none.</param>
public sealed record SessionUpdate(string Id, IReadOnlyDictionary<string, JsonElement> Fields, DateTimeOffset? ReadAt);

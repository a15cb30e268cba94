using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Tests.Writes;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>How each write is asked for in the world of writes, so that it succeeds.</summary>
internal static class WriteRequests
{
    public const string Nothing = "00000000-0000-4000-8000-000000000999";

    private const int Event = SmallWorld.Modern;

    // The record of each kind that is there to be written.
    private static readonly Dictionary<string, string> Ids = new()
    {
        ["session"] = WriteWorld.Marked.Id.ToString(),
        ["track"] = WriteWorld.Track.Id.ToString(),
        ["room"] = WriteWorld.Room.Id.ToString(),
        ["tag"] = WriteWorld.Id(211).ToString(),
        ["format"] = WriteWorld.Id(221).ToString(),
        ["level"] = WriteWorld.Id(231).ToString(),
        ["language"] = WriteWorld.Id(241).ToString(),
        ["status"] = SmallWorld.Shortlisted.Id,
    };

    private static readonly Dictionary<string, string> Deleted = new()
    {
        ["session"] = SmallWorld.Deleted.Id.ToString(),
        ["status"] = WriteWorld.Gone.Id,
    };

    // A value for each property that a body documents.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["title"] = "\"Title\"",
        ["description"] = "\"<p>Text</p>\"",
        ["starts_at"] = "\"2026-06-01T09:00:00Z\"",
        ["ends_at"] = "\"2026-06-01T12:00:00Z\"",
        ["capacity"] = "12",
        ["room_id"] = $"\"{Ids["room"]}\"",
        ["track_id"] = $"\"{Ids["track"]}\"",
        ["level_id"] = $"\"{Ids["level"]}\"",
        ["format_id"] = $"\"{Ids["format"]}\"",
        ["language_id"] = $"\"{Ids["language"]}\"",
        ["parent_session_id"] = $"\"{WriteWorld.Whole.Id}\"",
        ["tag_ids"] = $"[\"{Ids["tag"]}\"]",
        ["status"] = "\"declined\"",
        ["is_public"] = "true",
        ["is_abstract"] = "true",
        ["custom_fields"] = "{\"audience\":\"Few\"}",
        ["updated_at"] = "\"2026-05-19T12:00:00.000Z\"",
        ["name"] = "\"Name\"",
        ["color"] = "\"#123456\"",
        ["operations"] = $$"""[{"action":"create","data":{"title":"x"} },{"action":"create","data":{} },{"action":"delete","id":"{{Ids["session"]}}"},{"action":"delete","id":"{{Nothing}}"}]""",
    };

    /// <summary>The path, with the id of a record that is there, or another.</summary>
    public static string Path(DigestOperation operation, string? id = null)
    {
        var (verb, entity) = (operation.Id.Split('-')[0], operation.Id.Split('-')[1]);
        var path = operation.PathIn(Event);
        var place = path.IndexOf('{', StringComparison.Ordinal);
        if (place < 0)
            return path;
        id ??= (verb == "restore" ? Deleted : Ids)[entity];
        return path[..place] + id + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>A body with what the operation cannot do without, and one property more.</summary>
    public static string? Body(DigestOperation operation, string? property = null)
    {
        if (operation.Body is null)
            return null;
        var needed = operation.Id switch
        {
            "create-session" => "title",
            "bulk-sessions" => "operations",
            "update-session-fields" => "custom_fields",
            _ when operation.Id.StartsWith("create-", StringComparison.Ordinal) => "name",
            _ => null,
        };
        var names = new[] { needed, property }.OfType<string>().Distinct();
        return $"{{{string.Join(',', names.Select(name => $"\"{name}\":{Values[name]}"))}}}";
    }

    /// <summary>Asks for it.</summary>
    public static Task<SandboxAnswer> SendAsync(this SandboxClient client, DigestOperation operation, string? token = "sandbox-full", string? id = null, string? body = null) =>
        client.SendAsync(new HttpMethod(operation.Method), Path(operation, id), token, body ?? Body(operation));
}

using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Tests.Writes;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>How each write is asked for in the world of writes, so that it succeeds.</summary>
internal static class WriteRequests
{
    public const string Nothing = "00000000-0000-4000-8000-000000000999";

    private const int Event = SmallWorld.Modern;

    private static readonly string Exhibitor = WriteWorld.Id(601).ToString();

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
        ["contact"] = SmallWorld.Jane.Id,
        ["sponsor"] = SmallWorld.Sponsor.Id,
        ["exhibitor"] = Exhibitor,
        ["draft"] = WriteWorld.Draft.Id.ToString(),
        ["draft-session"] = WriteWorld.Draft.Placements[0].Id.ToString(),
        ["event-query"] = WriteWorld.Report.Id,
        ["org-query"] = WriteWorld.OverAll.Id,
    };

    private static readonly Dictionary<string, string> Deleted = new()
    {
        ["session"] = SmallWorld.Deleted.Id.ToString(),
        ["status"] = WriteWorld.Gone.Id,
        ["contact"] = WriteWorld.Left.Id,
        ["sponsor"] = WriteWorld.GoneSponsor.Id,
        ["exhibitor"] = WriteWorld.GoneExhibitor.Id,
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
        ["email"] = "\"new@acme.example\"",
        ["first_name"] = "\"Ada\"",
        ["last_name"] = "\"Byron\"",
        ["company"] = "\"Engines\"",
        ["phone"] = "\"555-010-9999\"",
        ["session_id"] = $"\"{WriteWorld.Whole.Id}\"",
        ["query"] = "\"FIND Session\"",
        ["category"] = "\"sessions\"",
    };

    /// <summary>The path, with the id of a record that is there, or another.</summary>
    public static string Path(DigestOperation operation, string? id = null)
    {
        var (verb, entity) = (operation.Id.Split('-')[0], EntityOf(operation.Id));
        var path = operation.PathIn(Event);
        if (entity == "draft-session")
            path = path.Replace("{draftId}", Ids["draft"], StringComparison.Ordinal);
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
        string[] needed = operation.Id switch
        {
            "create-session" => ["title"],
            "create-contact" => ["email"],
            "create-draft-session" => ["session_id"],
            "create-event-query" or "create-org-query-convenience" => ["name", "query"],
            "update-session-fields" => ["custom_fields"],
            _ when operation.Id.StartsWith("bulk-", StringComparison.Ordinal) => ["operations"],
            _ when property == "account_id" => [],
            _ when operation.Id.StartsWith("create-", StringComparison.Ordinal) => ["name"],
            _ => [],
        };
        var names = needed.Append(property).OfType<string>().Distinct();
        return $"{{{string.Join(',', names.Select(name => $"\"{name}\":{Value(operation.Id, name)}"))}}}";
    }

    private static string Value(string operation, string name) => (operation, name) switch
    {
        // A company that is one of the other kind; the versions are those of the records that there are.
        ("create-sponsor", "account_id") => $"\"{Exhibitor}\"",
        ("create-exhibitor", "account_id") => $"\"{Ids["sponsor"]}\"",
        ("update-contact", "updated_at") => "\"2026-05-05T12:00:00.000Z\"",
        ("update-sponsor" or "update-exhibitor", "updated_at") => "\"2026-05-01T12:00:00.000Z\"",
        (_, "operations") => Operations(operation["bulk-".Length..^1]),
        _ => Values[name],
    };

    private static string EntityOf(string operation) => operation switch
    {
        _ when operation.Contains("draft-session", StringComparison.Ordinal) => "draft-session",
        _ when operation.Contains("agenda-draft", StringComparison.Ordinal) => "draft",
        _ when operation.Contains("event-query", StringComparison.Ordinal) => "event-query",
        _ when operation.Contains("org-query", StringComparison.Ordinal) => "org-query",
        _ => operation.Split('-')[1],
    };

    // One of each kind that succeeds, and one that does not.
    private static string Operations(string entity)
    {
        if (entity == "draft-session")
            return $$"""[{"action":"update","id":"{{Ids[entity]}}","data":{} },{"action":"create","data":{} },{"action":"delete","id":"{{Nothing}}"}]""";
        var data = entity switch { "session" => """{"title":"x"}""", "contact" => """{"email":"x@acme.example"}""", _ => """{"name":"x"}""" };
        return $$"""[{"action":"create","data":{{data}}},{"action":"create","data":{} },{"action":"delete","id":"{{Ids[entity]}}"},{"action":"delete","id":"{{Nothing}}"}]""";
    }

    /// <summary>Asks for it.</summary>
    public static Task<SandboxAnswer> SendAsync(this SandboxClient client, DigestOperation operation, string? token = "sandbox-full", string? id = null, string? body = null) =>
        client.SendAsync(new HttpMethod(operation.Method), Path(operation, id), token, body ?? Body(operation));
}

using System.Text.Json;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Tests.Endpoints;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>Asks every emulated operation for everything that the seed has, in every form.</summary>
internal sealed class SeedWalk(SandboxClient client, ApiDigest digest, ContractValidator validator)
{
    private const string Everything = "translated_fields,subsession_details,composition,linked_sources";

    private static readonly string[] One = ["translated_fields", "subsession_details", "composition", "linked_sources"];

    // What has a walk of its own.
    private static readonly string[] Paged = ["list-events", "list-sessions", .. ContentWalk.Operations];

    private static readonly string[] Lists = ["", $"&expand={One[0]},{One[2]},{One[3]}", $"&expand={Everything}"];

    // Where single records come from, and what their path calls them.
    private static readonly Dictionary<string, (string Search, string Name)> Singles = new()
    {
        ["get-session"] = ("search-sessions", "sessionId"),
        ["get-speaker"] = ("search-speakers", "contactId"),
        ["get-event-contact"] = ("search-event-contacts", "contactId"),
        ["get-contact-sessions"] = ("search-event-contacts", "contactId"),
        ["get-sponsor"] = ("search-sponsors", "sponsorId"),
        ["get-exhibitor"] = ("search-exhibitors", "exhibitorId"),
        ["run-query"] = ("list-queries", "queryId"),
        ["run-event-insights-query"] = ("list-event-insights-queries", "queryId"),
        ["run-org-query-convenience"] = ("list-org-queries-convenience", "queryId"),
        ["run-event-query"] = ("list-event-queries", "queryId"),
        ["get-agenda-draft"] = ("list-agenda-drafts", "draftId"),
        ["list-draft-sessions"] = ("list-agenda-drafts", "draftId"),
        ["get-dashboard"] = ("list-org-dashboards-convenience", "id"),
        ["get-org-dashboard-convenience"] = ("list-org-dashboards-convenience", "id"),
        ["get-event-dashboard"] = ("list-event-dashboards", "id"),
        ["get-event-insights-dashboard"] = ("list-event-dashboards", "id"),
    };

    // What is asked with a body of its own.
    private static readonly Dictionary<string, string> Asked = new()
    {
        ["generate-query"] = """{"prompt":"How many sessions are accepted?"}""",
        ["generate-event-query"] = """{"prompt":"How many sessions are accepted?"}""",
        ["execute-query"] = """{"query":"FIND Session INCLUDE title LIMIT 3"}""",
        ["execute-event-query"] = """{"query":"SELECT COUNT(*) AS sessions FROM sessions"}""",
    };

    private readonly Dictionary<(string Search, int Event), HashSet<string>> _ids = [];

    public List<string> Problems { get; } = [];

    public async Task RunAsync()
    {
        var events = await PagesAsync(digest.Operations["list-events"], digest.Operations["list-events"].Path, body: null);
        foreach (var id in events.Select(@event => @event.GetProperty("id").GetInt32()))
        {
            foreach (var operation in digest.Operations.Values.Where(IsSearchOfEvent))
                await SearchAsync(operation, id);
            foreach (var operation in digest.Operations.Values.Where(operation => operation.Method == "GET" && IsWhole(operation)))
                await ListAsync(operation, id);
            foreach (var (operation, body) in Asked)
                await CheckAsync(operation, HttpMethod.Post, Path(digest.Operations[operation], id), body);
            foreach (var query in Lists)
                await PagesAsync(digest.Operations["list-sessions"], Path(digest.Operations["list-sessions"], id), body: null, query);
            foreach (var (operation, (search, name)) in Singles)
                await GetAllAsync(digest.Operations[operation], id, search, name);
            await new ContentWalk(id, CheckAsync).RunAsync();
        }

        await ContactsOfAllEventsAsync();
    }

    // All rows plain, with little and with everything; the expansions alone for a page of them, to save time.
    private async Task SearchAsync(DigestOperation operation, int eventId)
    {
        var path = Path(operation, eventId);
        var ids = _ids[(operation.Id, eventId)] = [];
        var plain = await PagesAsync(operation, path, body: null);
        var translated = await PagesAsync(operation, path, Body("translated_fields,linked_sources"));
        var whole = await PagesAsync(operation, path, Body(Everything));
        foreach (var row in plain.Concat(translated).Concat(whole))
        {
            ids.Add(row.GetProperty("id").GetString()!);
            if (row.TryGetProperty("subsessions", out var parts))
                ids.UnionWith(parts.EnumerateArray().Select(part => part.GetProperty("id").GetString()!));
        }

        foreach (var expansion in One)
            await CheckAsync(operation.Id, HttpMethod.Post, path, Body(expansion));
    }

    private static bool IsSearchOfEvent(DigestOperation operation) =>
        operation.Id.StartsWith("search-", StringComparison.Ordinal) && operation.Path.Contains("{eventId}", StringComparison.Ordinal);

    // Once, as they are the same whatever the event.
    private async Task ContactsOfAllEventsAsync()
    {
        var search = digest.Operations["search-org-contacts"];
        var path = Path(search, 0);
        foreach (var body in new[] { null, Body(Everything) })
            _ids[(search.Id, 0)] = [.. (await PagesAsync(search, path, body)).Select(row => row.GetProperty("id").GetString()!)];
        await GetAllAsync(digest.Operations["get-org-contact"], 0, search.Id, "contactId");
        await GetAllAsync(digest.Operations["get-org-contact-sessions"], 0, search.Id, "contactId");
    }

    // Whatever needs nothing but an event, if that: its ids lead on to single records.
    private static bool IsWhole(DigestOperation operation) =>
        !Paged.Contains(operation.Id) && !operation.Path.Replace("{eventId}", "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal);

    private async Task ListAsync(DigestOperation operation, int eventId)
    {
        var answer = (await CheckAsync(operation.Id, HttpMethod.Get, Path(operation, eventId), body: null)).Json;
        var rows = answer.ValueKind == JsonValueKind.Array ? answer : answer.EnumerateObject().First().Value;
        _ids[(operation.Id, eventId)] = [.. rows.EnumerateArray().Where(row => row.TryGetProperty("id", out _)).Select(row => row.GetProperty("id").ToString())];
    }

    // Each record in turn with one expansion or none; each session with translations and with everything too.
    private async Task GetAllAsync(DigestOperation operation, int eventId, string search, string name)
    {
        foreach (var (turn, id) in _ids[(search, eventId)].Index())
        {
            var path = Path(operation, eventId).Replace($"{{{name}}}", id, StringComparison.Ordinal);
            if (!search.StartsWith("search-", StringComparison.Ordinal))
            {
                await CheckAsync(operation.Id, new HttpMethod(operation.Method), path, body: null);
                continue;
            }

            var one = One.ElementAtOrDefault(turn % (One.Length + 1));
            await CheckAsync(operation.Id, HttpMethod.Get, one is null ? path : $"{path}?expand={one}", body: null);
            if (operation.Id != "get-session")
                continue;
            await CheckAsync(operation.Id, HttpMethod.Get, $"{path}?expand={One[0]}", body: null);
            await CheckAsync(operation.Id, HttpMethod.Get, $"{path}?expand={Everything}", body: null);
        }
    }

    private static string Body(string expansions) =>
        $$"""{"expand":[{{string.Join(',', expansions.Split(',').Select(expansion => $"\"{expansion}\""))}}]}""";

    private async Task<IReadOnlyList<JsonElement>> PagesAsync(DigestOperation operation, string path, string? body, string query = "")
    {
        // The CRUD proxy has its own names for the same things.
        var (size, rowsName, total) = operation.Id == "list-sessions" ? ("page_size", "data", "total_pages") : ("pageSize", "results", "totalPages");
        List<JsonElement> rows = [];
        int pages;
        var page = 1;
        do
        {
            var answer = await CheckAsync(operation.Id, new HttpMethod(operation.Method), $"{path}?{size}=100&page={page}{query}", body);
            rows.AddRange(answer.Json.GetProperty(rowsName).EnumerateArray());
            pages = answer.Json.GetProperty("pagination").GetProperty(total).GetInt32();
        }
        while (page++ < pages);
        return rows;
    }

    private async Task<SandboxAnswer> CheckAsync(string operationId, HttpMethod method, string path, string? body)
    {
        // The masking token, so that masked values are held against formats too.
        var answer = (await client.SendAsync(method, path, SandboxTokens.Full.Value, body)).ShouldBeOk();
        if (answer.Text != "[]")
            Problems.AddRange(validator.Validate(operationId, answer.Json));
        return answer;
    }

    private static string Path(DigestOperation operation, int eventId) =>
        operation.Path.Replace("{eventId}", $"{eventId}", StringComparison.Ordinal).Replace("{orgId}", SeededOrganization.Id, StringComparison.Ordinal);
}

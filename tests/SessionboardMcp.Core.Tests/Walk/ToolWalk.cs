using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Walk;

/// <summary>Asks every tool for everything that an organization holds, page by page; of single records each so-many-th.</summary>
internal sealed partial class ToolWalk(Assistant assistant, Organization organization, int every)
{
    private const int AtOnce = 8;

    private static readonly string[] Settings = ["rooms", "tracks", "tags", "formats", "levels", "languages", "statuses", "fields"];

    private static readonly string[] Queries =
    [
        "FIND Contact", "FIND Speaker", "FIND Session INCLUDE title, description, speakers.email AS reach, LOWER(speakers.email) AS low, speakers.about AS bio",
        "FIND Abstract INCLUDE title, description", "SELECT contact.full_name, contact.phone_mobile, contact.address_line_1 FROM contacts",
    ];

    private readonly ConcurrentBag<(string Tool, string Text)> _answers = [];

    public IReadOnlyCollection<(string Tool, string Text)> Answers => _answers;

    public static IReadOnlyList<string> Everything { get; } = [.. ToolCatalogue.Create().Concat(DeepResearch.Create()).Select(tool => tool.ProtocolTool.Name)];

    public async Task RunAsync()
    {
        await AskAsync("list_events", null);
        foreach (var question in new[] { "Show me all accepted sessions with their speakers", "Show me the top 10 speakers by session count" })
            await AskAsync("ask_data", new { question });
        await AskAsync("get_schema", null);
        foreach (var @event in organization.Events)
            await EventAsync(@event);
        await ListedAsync("list_reports", "run_report", "report_id");
        await ListedAsync("list_dashboards", "get_dashboard", "dashboard_id");
    }

    private async Task EventAsync(Event @event)
    {
        var event_id = @event.Id;
        await AskAsync("find_event", new { name = @event.Name });
        await AskAsync("get_event_overview", new { event_id });
        await AskAsync("check_programme", new { event_id });
        await AskAsync("get_schema", new { event_id });
        foreach (var kind in Settings)
            await AskAsync("list_event_settings", new { event_id, kind });
        foreach (var kind in new[] { "sponsors", "exhibitors" })
            await PagesAsync("search_sponsors_exhibitors", page => new { event_id, kind, page });
        await PagesAsync("search_sessions", page => new { event_id, page });
        await PagesAsync("search_people", page => new { event_id, page });
        await PagesAsync("whats_changed", page => new { event_id, since = "2026-11-15", page });
        foreach (var query in Queries)
            await PagesAsync("run_query", page => new { event_id, query, page });
        foreach (var draft in (await AskAsync("list_agenda_drafts", new { event_id })).Rows())
            await PagesAsync("get_agenda_draft", page => new { event_id, draft_id = draft[0].GetString(), page });
        var sessions = @event.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null }).ToList();
        await EachAsync(sessions.Where(session => IsAsked(session) && session.Number % every == 0), session => AskAsync("get_session", new { event_id, session_id = session.Id }));
        await EachAsync(@event.Contacts.Where((_, place) => place % every == 0), contact => AskAsync("get_person", new { event_id, contact_id = contact.Id }));
        foreach (var session in sessions.Where(session => session.Content is not null || session.Files.Count > 0))
            await PagesAsync("get_session_content", page => new { event_id, session_id = session.Id, page });
        foreach (var found in (await AskAsync("search", new { query = $"{(@event.Contacts.Count > 0 ? @event.Contacts[0].LastName : "nobody")} sponsor exhibitor security" })).GetProperty("results").EnumerateArray())
            await AskAsync("fetch", new { id = found.GetProperty("id").GetString() });
    }

    // Of the many abstracts, whose texts the queries and lists tell too, those with something in them and some more.
    private static bool IsAsked(Session session) =>
        !session.IsAbstract || session.Number % 5 == 3 || PlantedOddities.All.Any(oddity => oddity.SessionIds.Contains(session.Id));

    private async Task ListedAsync(string list, string one, string argument)
    {
        if (!Everything.Contains(list))
            return;
        var answer = await AskAsync(list, null);
        var id = Array.FindIndex(answer.Columns(), column => column.EndsWith("id", StringComparison.Ordinal));
        foreach (var row in answer.Rows())
            await AskAsync(one, new Dictionary<string, string?> { [argument] = row[id].GetString() });
    }

    private async Task PagesAsync(string tool, Func<int, object> arguments)
    {
        var answer = await AskAsync(tool, arguments(1));
        for (var page = 2; answer.TryGetProperty("nextPage", out _); page++)
            answer = await AskAsync(tool, Turned(answer, arguments(page)));
    }

    // Where rows did not fit, the rest is asked for with another limit, as the answer says.
    private static Dictionary<string, object?> Turned(JsonElement answer, object arguments)
    {
        var next = JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value);
        next["page"] = answer.GetProperty("nextPage").GetInt32();
        if (answer.Notice() is { } notice && Rest().Match(notice) is { Success: true } match)
            next["limit"] = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return next;
    }

    private static Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> ask) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (item, _) => await ask(item));

    private async Task<JsonElement> AskAsync(string tool, object? arguments)
    {
        var answer = await assistant.AskAsync(tool, arguments);
        _answers.Add((tool, answer.GetRawText()));
        return answer;
    }

    [GeneratedRegex(@"with limit (\d+) and page")]
    private static partial Regex Rest();
}

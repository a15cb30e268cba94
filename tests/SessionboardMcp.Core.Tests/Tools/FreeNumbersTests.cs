using System.Globalization;
using System.Text.Json;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Core.Tests.Tools;

/// <summary>What the tools that spend no query budget say of their numbers.</summary>
public sealed class FreeNumbersTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private static readonly Event Largest = SharedSeed.Organization.Events.Single(one => one.Id == SeededEvents.DevCon);
    private static readonly List<Session> Searched = [.. Largest.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null })];

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "accepted", true)]
    [InlineData("session", "accepted", false)]
    [InlineData("abstract", null, false)]
    public async Task A_search_that_finds_both_kinds_counts_them_apart(string? kind, string? status, bool both)
    {
        var assistant = await sandbox.AssistantAsync();
        var wanted = Searched.Where(session => status is null || session.Status.Core == CoreStatus.Accepted).ToList();

        var answer = await assistant.AskAsync("search_sessions", new { event_id = Largest.Id, kind, status });

        var told = $"{wanted.Count(session => !session.IsAbstract)} sessions, {wanted.Count(session => session.IsAbstract)} abstracts.";
        (answer.Notice()?.Contains(told, StringComparison.Ordinal) ?? false).ShouldBe(both);
        if (!both)
            (answer.Notice() ?? "").ShouldNotContain(" sessions, ");
    }

    [Theory]
    [InlineData("get_event_overview", null, null)]
    [InlineData("search_sessions", "status", "pending")]
    [InlineData("search_sessions", "track", "Security")]
    [InlineData("search_sessions", "room", "Main Hall")]
    [InlineData("search_sessions", "kind", "abstract")]
    [InlineData("search_sessions", "kind", "session")]
    [InlineData("list_event_settings", "kind", "tracks")]
    [InlineData("list_event_settings", "kind", "tags")]
    [InlineData("list_event_settings", "kind", "statuses")]
    [InlineData("list_event_settings", "kind", "rooms")]
    [InlineData("check_programme", null, null)]
    public async Task Drafts_and_withdrawn_ones_are_told_with_a_query_that_runs_and_leaves_them_out(string tool, string? argument, string? value)
    {
        var assistant = await sandbox.AssistantAsync();
        var arguments = new Dictionary<string, object> { ["event_id"] = Largest.Id };
        if (argument is not null)
            arguments[argument] = value!;

        var answer = await assistant.AskAsync(tool, arguments);
        var caveat = Caveats(answer).Single(caveat => caveat.StartsWith("Drafts and withdrawn ones count by their status here.", StringComparison.Ordinal));
        var query = caveat[(caveat.IndexOf('`', StringComparison.Ordinal) + 1)..caveat.LastIndexOf('`')];
        var without = await assistant.AskAsync("run_query", new { query, event_id = Largest.Id });

        Caveats(without).ShouldBeEmpty(query);
        if (tool == "check_programme")
            without.Rows().ShouldBeEmpty();
        else
            Sum(without).ShouldBe(Searched.Count(session => !session.IsDraft && session.WithdrawnAt is null && Counts(session, tool, argument, value)), query);
    }

    [Fact]
    public async Task Where_no_query_finds_the_same_the_two_tests_are_told()
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("search_sessions", new { event_id = Largest.Id, kind = "abstract", text = "the" });

        Caveats(answer).ShouldContain("Drafts and withdrawn ones count by their status here; a query with is_draft = FALSE AND is_withdrawn = FALSE leaves them out.");
    }

    [Fact]
    public async Task People_are_listed_with_the_sessions_and_the_submissions_that_they_are_in()
    {
        var assistant = await sandbox.AssistantAsync();

        var answer = await assistant.AskAsync("search_people", new { event_id = Largest.Id, role = "speaker" });

        var (id, sessions, abstracts) = (0, Array.IndexOf(answer.Columns(), "sessions"), Array.IndexOf(answer.Columns(), "abstracts"));
        foreach (var row in answer.Rows())
        {
            var own = Searched.Where(session => Everybody(session).Contains(row[id].GetString()!)).ToList();
            (row[sessions].GetInt32(), row[abstracts].GetInt32()).ShouldBe((own.Count(session => !session.IsAbstract), own.Count(session => session.IsAbstract)));
        }

        answer.Rows().ShouldContain(row => row[sessions].GetInt32() == 0 && row[abstracts].GetInt32() > 0);
    }

    [Fact]
    public async Task The_pending_ones_without_drafts_are_fewer()
    {
        var assistant = await sandbox.AssistantAsync();

        var found = await assistant.AskAsync("search_sessions", new { event_id = Largest.Id, kind = "abstract", status = "pending" });

        var pending = Searched.Where(session => session.IsAbstract && session.Status.Core == CoreStatus.Pending).ToList();
        found.GetProperty("total").GetInt32().ShouldBe(pending.Count);
        pending.Count(session => !session.IsDraft && session.WithdrawnAt is null).ShouldBeLessThan(pending.Count);
    }

    [Theory]
    [InlineData("search_sponsors_exhibitors", "sponsors", "Sponsor")]
    [InlineData("search_sponsors_exhibitors", "exhibitors", "Exhibitor")]
    public async Task A_friendly_id_is_the_same_to_a_query(string tool, string kind, string entity)
    {
        var assistant = await sandbox.AssistantAsync();

        var listed = await assistant.AskAsync(tool, new { event_id = Largest.Id, kind });
        var (id, friendly) = (Array.IndexOf(listed.Columns(), "id"), Array.IndexOf(listed.Columns(), "friendly_id"));
        var ids = listed.Rows().Select(row => row[id].GetString()!).ToList();
        var queried = await assistant.AskAsync("run_query", new
        {
            query = $"FIND {entity} WHERE id IN ({string.Join(", ", ids.Select(one => $"'{one}'"))}) INCLUDE id, friendly_id",
            event_id = Largest.Id,
        });

        ids.ShouldNotBeEmpty();
        queried.Rows().Select(row => (row[0].GetString(), row[1].GetString()))
            .ShouldBe(listed.Rows().Select(row => (row[id].GetString(), row[friendly].GetString())), ignoreOrder: true);
    }

    [Fact]
    public async Task A_person_s_friendly_id_is_the_same_to_a_query()
    {
        var assistant = await sandbox.AssistantAsync();

        var queried = await assistant.AskAsync("run_query", new { query = "FIND Speaker WHERE friendly_id IN ('SPK-12') INCLUDE id", event_id = Largest.Id });
        await assistant.AskAsync("get_person", new { event_id = Largest.Id, contact_id = "SPK-12" });

        assistant.LastText.ShouldContain(queried.Rows().ShouldHaveSingleItem()[0].GetString()!);
    }

    // The people of a session's parts are in it.
    private static IEnumerable<string> Everybody(Session session) => Largest.Sessions
        .Where(part => part.DeletedAt is null && (part.Id == session.Id || part.ParentId == session.Id))
        .SelectMany(part => part.Participants)
        .Select(person => person.ContactId);

    private static bool Counts(Session session, string tool, string? argument, string? value) => (tool, value) switch
    {
        ("get_event_overview", _) => true,
        ("search_sessions", "pending") => session.Status.Core == CoreStatus.Pending,
        ("search_sessions", "Security") => session.Track?.Name == "Security",
        ("search_sessions", "Main Hall") => session.Room?.Name == "Main Hall",
        ("search_sessions", "session") => !session.IsAbstract,
        (_, "tags") => false,
        _ => session.IsAbstract,
    } || (value == "tags" && session.IsAbstract && argument == "kind" && session.Tags.Count == 0);

    // Of tags a session has several, so only those without any are compared.
    private static int Sum(JsonElement answer)
    {
        var count = Array.IndexOf(answer.Columns(), "n");
        var rows = answer.Columns().Contains("tags.name") ? [.. answer.Rows().Where(row => row[0].ValueKind == JsonValueKind.Null)] : answer.Rows();
        return rows.Sum(row => int.Parse(row[count].GetRawText(), CultureInfo.InvariantCulture));
    }

    private static List<string> Caveats(JsonElement answer) =>
        answer.Receipt().TryGetProperty("caveats", out var caveats) ? [.. caveats.EnumerateArray().Select(caveat => caveat.GetString()!)] : [];
}

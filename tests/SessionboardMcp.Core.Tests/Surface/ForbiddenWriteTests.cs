using System.Net;
using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Core.Tools;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Core.Tests.Surface;

/// <summary>
/// A write that Sessionboard does not allow (403) is told in its own words, with its possible causes, and keeps nothing else from being done: a scope is
/// taken for missing only where those words say so.
/// </summary>
public sealed class ForbiddenWriteTests
{
    private const int Event = Organizer.Event;

    private static readonly Guid Room = SharedSeed.Organization.Events.First(one => one.Id == Event).Rooms[0].Id;

    // What may be behind it, as Sessionboard might put it; the last two say nothing.
    private static readonly string[] OtherCauses =
    [
        """{"error":"Forbidden","message":"The event does not have the feature Sponsors."}""",
        """{"error":"Forbidden","message":"Insufficient scope or feature not enabled"}""",
        """{"error":"Forbidden","message":"You are no organizer of \"The scope write:sessions write:metadata\"."}""",
        """{"error":"Forbidden"}""",
        "<p>403</p>",
    ];

    // A plan is what the tools of drafts send.
    private static readonly string[] Writing = [.. ToolCatalogue.Create().OfType<ChangeTool>().Select(tool => tool.ProtocolTool.Name).Where(tool => tool != "plan_agenda")];

    public static TheoryData<string> Tools => [.. Writing];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_403_of_another_cause_is_told_and_keeps_nothing_from_being_done(string tool)
    {
        await using var organizer = await OpenAsync();
        var arguments = await ArgumentsAsync(organizer, tool);
        var listed = await ListedAsync(organizer);

        // Not the same ones for each tool, so that each cause is seen with several.
        var first = Array.IndexOf(Writing, tool);
        foreach (var body in new[] { OtherCauses[first % OtherCauses.Length], OtherCauses[(first + 2) % OtherCauses.Length] })
        {
            organizer.Wire.Break = request => IsWrite(request) ? Forbidden(body) : null;
            var told = OutcomeOf(await DoneAsync(organizer, tool, arguments));
            told.ShouldStartWith("refused: Sessionboard does not allow it (403)");
            // What was made for it shows of some scopes that they are there.
            told.ShouldMatch(@"\. Either (this connection lacks the scope write:[a-z_-]+, or )?the event lacks a feature that this needs");
            if (JsonSaid(body) is { } said)
                told.ShouldContain(said);
            (await ListedAsync(organizer)).ShouldBe(listed);
            organizer.Wire.Break = _ => null;
        }

        (await DoneAsync(organizer, tool, arguments)).GetProperty("state").GetString().ShouldBe("applied");
    }

    [Fact]
    public async Task An_abstract_that_an_event_has_no_feature_for_hides_nothing()
    {
        await using var organizer = await OpenAsync();
        var listed = await ListedAsync(organizer);
        var (plain, capable) = (Of(hasFeature: false), Of(hasFeature: true));

        OutcomeOf(await DoneAsync(organizer, "create_session", new { event_id = plain, title = "An abstract", kind = "abstract" })).ShouldBe(
            "refused: Sessionboard does not allow it (403): \"The event does not have the feature Sessions 2.0, which is_abstract needs.\". Either this connection lacks the scope write:sessions, "
            + "or the event lacks a feature that this needs (abstracts need Sessions 2.0), or this person may not change it. Ask an organization admin to check; other events may work.");

        (await ListedAsync(organizer)).ShouldBe(listed);
        foreach (var id in new[] { plain, capable })
        {
            var made = await DoneAsync(organizer, "create_session", new { event_id = id, title = "After" });
            made.GetProperty("state").GetString().ShouldBe("applied");
            organizer.Clock.Advance(TimeSpan.FromSeconds(10));
            (await DoneAsync(organizer, "undo_change", new { change_id = made.GetProperty("changeId").GetString() })).GetProperty("state").GetString().ShouldBe("applied");
        }

        var submitted = await DoneAsync(organizer, "create_session", new { event_id = capable, title = "An abstract elsewhere", kind = "abstract" });
        submitted.GetProperty("state").GetString().ShouldBe("applied");
        OutcomeOf(submitted).ShouldBe("changed");

        // Whoever tries on and on is held back in this alone, and for a while.
        for (var number = 2; number <= 3; number++)
            OutcomeOf(await DoneAsync(organizer, "create_session", new { event_id = plain, title = $"Abstract {number}", kind = "abstract" })).ShouldStartWith("refused: ");
        var sent = organizer.Wire.Seen("/sessions/create");
        (await organizer.Assistant.AskInVainAsync("create_session", new { event_id = plain, title = "Abstract 4", kind = "abstract" })).ShouldBe(
            "Nothing was changed, and nothing was sent: Sessionboard did not allow the last 3 changes like this in this event (403). Ask an organization admin whether "
            + "the event has the feature that it needs, and this person may do it there. It is tried again after 15 minutes.");
        organizer.Wire.Seen("/sessions/create").ShouldBe(sent);
        (await DoneAsync(organizer, "create_session", new { event_id = plain, title = "A session" })).GetProperty("state").GetString().ShouldBe("applied");
        organizer.Clock.Advance(TimeSpan.FromMinutes(15));
        OutcomeOf(await DoneAsync(organizer, "create_session", new { event_id = plain, title = "Abstract 4", kind = "abstract" })).ShouldStartWith("refused: ");
    }

    [Fact]
    public async Task A_success_in_between_shows_that_it_was_the_record()
    {
        await using var organizer = await OpenAsync();
        for (var number = 1; number <= 4; number++)
        {
            organizer.Wire.Break = request => IsWrite(request) ? Forbidden("{}") : null;
            OutcomeOf(await DoneAsync(organizer, "create_session", new { event_id = Event, title = $"Refused {number}" })).ShouldStartWith("refused: ");
            OutcomeOf(await DoneAsync(organizer, "create_session", new { event_id = Event, title = $"Refused, too, {number}" })).ShouldStartWith("refused: ");
            organizer.Wire.Break = _ => null;
            (await DoneAsync(organizer, "create_session", new { event_id = Event, title = $"Made {number}" })).GetProperty("state").GetString().ShouldBe("applied");
        }
    }

    [Theory]
    [InlineData("Insufficient scope", true)]
    [InlineData("insufficient_scope", true)]
    [InlineData("Missing `write:sessions` scope.", true)]
    [InlineData("The token lacks the scope write:sessions.", true)]
    [InlineData("This operation requires the write:sessions scope", true)]
    [InlineData("The token lacks the scope write:contacts.", false)]
    [InlineData("Insufficient permissions", false)]
    [InlineData("Forbidden", false)]
    [InlineData("Insufficient scope or feature not enabled", false)]
    [InlineData("Missing write:sessions scope or role organizer", false)]
    public async Task A_scope_is_missing_where_Sessionboard_says_so_until_a_write_by_it_succeeds(string words, bool isOfScope)
    {
        await using var organizer = await OpenAsync("risky");
        var waiting = await organizer.Assistant.AskAsync("create_session", new { event_id = Event, title = "A public one", is_public = true });
        waiting.GetProperty("state").GetString().ShouldBe("waiting");
        var listed = await ListedAsync(organizer);
        organizer.Wire.Break = request => IsWrite(request) ? Forbidden($$"""{"message":{{JsonSerializer.Serialize(words)}}}""") : null;

        var told = OutcomeOf(await organizer.Assistant.AskAsync("create_session", new { event_id = Event, title = "Another" }));

        told.ShouldEndWith(isOfScope ? ". This connection lacks the scope write:sessions: ask an organization admin to give it." : "other events may work.");
        (await ListedAsync(organizer)).Contains("create_session").ShouldBe(!isOfScope);
        organizer.Wire.Break = _ => null;
        if (isOfScope)
            (await organizer.Assistant.AskInVainAsync("create_session", new { event_id = Event, title = "Another" })).ShouldStartWith("Not allowed: this needs the scope write:sessions");
        // The person approves it on the page: it is written, so the scope is there.
        await organizer.DecideAsync(waiting.GetProperty("changeId").GetString()!);
        (await ListedAsync(organizer)).ShouldBe(listed);
        (await organizer.Assistant.AskAsync("create_session", new { event_id = Event, title = "Another" })).GetProperty("state").GetString().ShouldBe("applied");
    }

    [Fact]
    public async Task A_token_without_the_scope_is_told_at_once_and_sends_once()
    {
        await using var organizer = await Organizer.OpenAsync(token: "sandbox-read", settings: new Dictionary<string, string?> { ["Writes:Approval"] = "never" });

        OutcomeOf(await organizer.Assistant.AskAsync("create_session", new { event_id = Event, title = "One" })).ShouldBe(
            "refused: Sessionboard does not allow it (403): \"The token lacks the scope write:sessions.\". This connection lacks the scope write:sessions: ask an organization admin to give it.");

        (await ListedAsync(organizer)).ShouldNotContain("create_session");
        (await organizer.Assistant.AskInVainAsync("create_session", new { event_id = Event, title = "Two" })).ShouldStartWith("Not allowed: this needs the scope write:sessions");
        organizer.Wire.Seen("/sessions/create").ShouldBe(1);
    }

    [Theory]
    [InlineData("Missing write:sessions scope", 1, "not sent")]
    [InlineData("No.", 2, "refused: Sessionboard does not allow it (403): \"No.\". Either ")]
    public async Task What_follows_is_not_sent_where_the_scope_is_missing(string words, int sent, string second)
    {
        await using var organizer = await OpenAsync();
        var arguments = await ArgumentsAsync(organizer, "update_sessions");
        var writes = 0;
        organizer.Wire.Break = request =>
        {
            if (!IsWrite(request))
                return null;
            writes++;
            return Forbidden($$"""{"message":"{{words}}"}""");
        };

        var told = await DoneAsync(organizer, "update_sessions", arguments);

        writes.ShouldBe(sent);
        told.GetProperty("state").GetString().ShouldBe("refused");
        told.Rows()[^1][Array.IndexOf(told.Columns(), "outcome")].GetString()!.ShouldStartWith(second);
    }

    private static int Of(bool hasFeature) => SharedSeed.Organization.Events.First(one => one.HasParticipantRoles == hasFeature).Id;

    private static HttpResponseMessage Forbidden(string body) =>
        new(HttpStatusCode.Forbidden) { Content = new StringContent(body, null, body[0] == '<' ? "text/html" : "application/json") };

    private static bool IsWrite(HttpRequestMessage request) =>
        request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete
        || (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.Split('/')[^1] is "create" or "restore" or "commit" or "bulk");

    private static string? JsonSaid(string body) =>
        body[0] == '{' && JsonDocument.Parse(body).RootElement.TryGetProperty("message", out var message) ? message.GetString()!.Split('"')[0] : null;

    private static string OutcomeOf(JsonElement answer) => answer.Rows()[0][Array.IndexOf(answer.Columns(), "outcome")].GetString()!;

    private static async Task<string[]> ListedAsync(Organizer organizer) => [.. (await organizer.Assistant.Client.ListToolsAsync()).Select(tool => tool.Name)];

    // Import reads what is masked for others.
    private static Task<Organizer> OpenAsync(string approval = "never") => Organizer.OpenAsync(
        token: "sandbox-no-pii-mask",
        settings: new Dictionary<string, string?> { ["Writes:Approval"] = approval },
        caller: Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite)) with { ShowsPersonalData = true });

    // Asked for, and approved where a person has to.
    private static async Task<JsonElement> DoneAsync(Organizer organizer, string tool, object arguments)
    {
        var asked = await organizer.Assistant.AskAsync(tool, arguments);
        if (asked.GetProperty("state").GetString() != "waiting")
            return asked;
        var id = asked.GetProperty("changeId").GetString()!;
        await organizer.DecideAsync(id);
        return await organizer.Assistant.AskAsync("get_change", new { change_id = id });
    }

    private static async Task<string> MadeAsync(Organizer organizer, string tool, object arguments)
    {
        var made = await DoneAsync(organizer, tool, arguments);
        organizer.Clock.Advance(TimeSpan.FromMinutes(5));
        return made.Rows()[0][Array.IndexOf(made.Columns(), "id")].GetString()!;
    }

    private static async Task<object> ArgumentsAsync(Organizer organizer, string tool)
    {
        switch (tool)
        {
            case "create_event_setting":
                return new { event_id = Event, kind = "tag", name = "AI" };
            case "update_event_setting":
                await MadeAsync(organizer, "create_event_setting", new { event_id = Event, kind = "tag", name = "Old" });
                return new { event_id = Event, kind = "tag", setting = "Old", name = "New" };
            case "create_session":
                return new { event_id = Event, title = "A new one" };
            case "update_session":
                return new { event_id = Event, session_id = (await organizer.HiddenAsync()).Id, title = "Another" };
            case "update_sessions":
                return new { event_id = Event, ids = new[] { (await organizer.HiddenAsync("One")).Id, (await organizer.HiddenAsync("Two")).Id }, set_status = "declined" };
            case "delete_record":
                return new { event_id = Event, kind = "session", id = (await organizer.HiddenAsync()).Id };
            case "restore_record":
                var gone = (await organizer.HiddenAsync()).Id;
                await organizer.Assistant.Sessionboard.Sessions.DeleteAsync(Event, gone);
                organizer.Clock.Advance(TimeSpan.FromMinutes(5));
                return new { event_id = Event, kind = "session", id = gone };
            case "create_contact":
                return new { event_id = Event, email = "grete@example.com", first_name = "Grete" };
            case "update_contact":
                return new { event_id = Event, contact_id = (await organizer.PersonAsync()).Id, job_title = "Another" };
            case "import_contacts":
                return new { event_id = Event, csv = $"email,first_name,last_name\n{string.Join('\n', Enumerable.Range(1, 30).Select(number => $"p{number}@import.example,P{number},Import"))}" };
            case "create_sponsor_exhibitor":
                return new { event_id = Event, kind = "exhibitor", name = "A new company" };
            case "update_sponsor_exhibitor":
                return new { event_id = Event, kind = "sponsor", id = (await organizer.CompanyAsync()).Id, name = "Another name" };
            case "create_report":
                return new { event_id = Event, name = "A new report", query = "FIND Session INCLUDE COUNT(id) AS sessions" };
            case "update_report":
                return new { event_id = Event, report_id = "Timetable", category = "another" };
            case "create_agenda_draft":
                return new { event_id = Event, name = "A new draft" };
            case "update_agenda_draft":
                return new { event_id = Event, draft_id = await DraftAsync(organizer), name = "Another name" };
            case "commit_agenda_draft":
                return new { event_id = Event, draft_id = await DraftAsync(organizer) };
            case "place_session":
                return Placed(await DraftAsync(organizer), (await organizer.HiddenAsync()).Id);
            case "remove_placement":
                var (draft, session) = (await DraftAsync(organizer), (await organizer.HiddenAsync()).Id);
                await MadeAsync(organizer, "place_session", Placed(draft, session));
                return new { event_id = Event, draft_id = draft, session_id = session };
            case "undo_change":
                var changed = await DoneAsync(organizer, "update_session", new { event_id = Event, session_id = (await organizer.HiddenAsync()).Id, title = "Another" });
                organizer.Clock.Advance(TimeSpan.FromSeconds(10));
                return new { change_id = changed.GetProperty("changeId").GetString() };
            default:
                throw new InvalidOperationException($"{tool} changes something, and has no case here. Add one.");
        }
    }

    private static Task<string> DraftAsync(Organizer organizer) => MadeAsync(organizer, "create_agenda_draft", new { event_id = Event, name = "A draft" });

    private static object Placed(string draft, string session) => new { event_id = Event, draft_id = draft, session_id = session, starts_at = "2026-09-10T10:00", ends_at = "2026-09-10T10:45", room = Room };
}

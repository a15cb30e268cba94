using System.Net;
using System.Text.Json;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Support;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Core.Tests.Surface;

/// <summary>What each tool that changes something says where the write itself fails, and how often it was sent.</summary>
public sealed class WriteErrorsTests
{
    private const int Event = Organizer.Event;

    private static readonly string[] WriteTools =
    [
        "create_event_setting", "update_event_setting", "create_session", "update_session", "create_contact", "update_contact", "create_sponsor_exhibitor",
        "update_sponsor_exhibitor", "create_report", "update_report", "undo_change",
    ];

    public static TheoryData<string> Tools => [.. WriteTools];

    public static TheoryData<string, int, string, string> Refusals
    {
        get
        {
            var refusals = new TheoryData<string, int, string, string>();
            foreach (var tool in WriteTools)
            {
                var isNew = tool.StartsWith("create_", StringComparison.Ordinal);
                var conflict = isNew ? "refused: Sessionboard says that it conflicts with another record (409). Nothing was written." : "conflict: It was changed since it was read. Nothing of it was written.";
                refusals.Add(tool, 409, "refused", conflict);
                refusals.Add(tool, 412, "refused", conflict);
                refusals.Add(tool, 422, "refused", "refused: Sessionboard refused it: \"No such thing.\".");
                refusals.Add(tool, 400, "refused", "refused: Sessionboard refused it: \"No such thing.\".");
                refusals.Add(tool, 403, "refused", "refused: Sessionboard does not allow it (403): \"No such thing.\". Either ");
                refusals.Add(tool, 404, "refused", isNew ? "refused: Sessionboard does not find the event, or what it was to be a part of. Nothing was written." : "refused: Sessionboard has no such record any more.");
                refusals.Add(tool, 401, "refused", "not sent: Sessionboard does not accept the credential any more");
                refusals.Add(tool, 429, "refused", "not sent: Sessionboard's budget for writes is spent");
                refusals.Add(tool, 500, "unknown", "unknown: Sessionboard gave no answer that tells whether it was written.");
                refusals.Add(tool, 503, "unknown", "unknown: ");
            }

            return refusals;
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Each_refusal_of_the_write_is_told_and_sent_once(string tool, int status, string state, string outcome)
    {
        await using var organizer = await Organizer.OpenAsync(settings: AtOnce(tool));
        var arguments = await ArgumentsAsync(organizer, tool);
        var sent = 0;
        organizer.Wire.Break = request =>
        {
            if (!IsWrite(request))
                return null;
            sent++;
            return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("""{"message":"No such thing."}""", null, "application/json") };
        };

        var answer = await organizer.Assistant.AskAsync(tool, arguments);

        sent.ShouldBe(1);
        answer.GetProperty("state").GetString().ShouldBe(state);
        var told = answer.Rows()[0][Array.IndexOf(answer.Columns(), "outcome")].GetString()!;
        told.ShouldStartWith(outcome);
        // What some tools need was made by the scope just now: then it is not what is lacking.
        if (status == 403)
            told.ShouldMatch(@"\. Either (this connection lacks the scope write:[a-z_-]+, or )?the event lacks a feature that this needs.*, or this person may not change it\.");
        if (state == "unknown")
            answer.Notice()!.ShouldContain("It is not known whether all of it was written. Do not send it again: call get_change, which looks it up.");
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_scope_that_Sessionboard_refuses_is_gone_for_a_while(string tool)
    {
        await using var organizer = await Organizer.OpenAsync(settings: AtOnce(tool));
        var arguments = await ArgumentsAsync(organizer, tool);
        var scope = ScopeOf(tool);
        // The words of the API reference.
        organizer.Wire.Break = request => IsWrite(request) ? new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent($$"""{"message":"Missing {{scope}} scope"}""") } : null;
        await organizer.Assistant.AskAsync(tool, arguments);
        var (gone, call) = Of(scope);
        var left = scope == Scopes.WriteMetadata ? "create_session" : "create_event_setting";
        organizer.Wire.Break = _ => null;
        var asked = organizer.Wire.All;

        var listed = (await organizer.Assistant.Client.ListToolsAsync()).Select(one => one.Name).ToList();

        // For exhibitors it is of use without the scope for sponsors.
        listed.Contains(gone).ShouldBe(scope == Scopes.WriteSponsors);
        listed.ShouldContain(left);
        (await organizer.Assistant.AskInVainAsync(gone, call)).ShouldBe(
            $"Not allowed: this needs the scope {scope}, which this connection does not have. Sessionboard itself refused it a short while ago (403). Ask an organization admin to give it; it is tried again after 15 minutes.");
        organizer.Wire.All.ShouldBe(asked);
        organizer.Clock.Advance(TimeSpan.FromMinutes(15));
        (await organizer.Assistant.Client.ListToolsAsync()).Select(one => one.Name).ShouldContain(gone);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Without_an_entry_in_the_audit_trail_nothing_is_sent_and_what_is_known_is_said(string tool)
    {
        await using var organizer = await Organizer.OpenAsync(settings: AtOnce(tool));
        var arguments = await ArgumentsAsync(organizer, tool);
        var sent = 0;
        organizer.Wire.Break = request =>
        {
            sent += IsWrite(request) ? 1 : 0;
            return null;
        };
        organizer.Kept.BeforeAppending = _ => throw new IOException("/secret/path is full");

        (await organizer.Assistant.AskInVainAsync(tool, arguments)).ShouldBe(Unsure);

        sent.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_store_that_fails_after_the_write_says_that_it_is_not_known_and_nothing_is_sent_twice(string tool)
    {
        await using var organizer = await Organizer.OpenAsync(settings: AtOnce(tool));
        var arguments = await ArgumentsAsync(organizer, tool);
        var (sent, kept) = (0, 0);
        organizer.Wire.Break = request =>
        {
            sent += IsWrite(request) ? 1 : 0;
            return null;
        };
        organizer.Kept.BeforeReplacing = _ =>
        {
            if (++kept == 2)
                throw new IOException("/secret/path is full");
        };

        (await organizer.Assistant.AskInVainAsync(tool, arguments)).ShouldBe(Unsure);

        await organizer.Assistant.TryAsync(tool, arguments);
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        (await organizer.Assistant.AskAsync("get_change")).GetProperty("state").GetString().ShouldBe("applied");
        sent.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_that_the_person_refused_is_refused_for_an_hour()
    {
        await using var organizer = await Organizer.OpenAsync();
        var session = await organizer.HiddenAsync();
        var arguments = new { event_id = Event, session_id = session.Id, status = "declined" };
        var id = (await organizer.Assistant.AskAsync("update_session", arguments)).GetProperty("changeId").GetString()!;
        await organizer.DecideAsync(id, approve: false);

        (await organizer.Assistant.AskInVainAsync("update_session", arguments)).ShouldBe("Nothing was changed: the person refused exactly this change within the last hour. Ask them what they want instead.");
        organizer.Clock.Advance(TimeSpan.FromMinutes(61));
        (await organizer.Assistant.AskAsync("update_session", arguments)).GetProperty("state").GetString().ShouldBe("waiting");
    }

    [Fact]
    public async Task So_many_wait_and_no_more()
    {
        await using var organizer = await Organizer.OpenAsync(settings: new Dictionary<string, string?> { ["Writes:Approval"] = "always" });
        for (var number = 1; number <= 20; number++)
            await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind = "tag", name = $"Tag {number}" });

        (await organizer.Assistant.AskInVainAsync("create_session", new { event_id = Event, title = "One more" })).ShouldBe(
            "Nothing was changed: 20 changes of this connection wait for a person already. Ask the person to approve or refuse some of them: get_change has the links.");
    }

    [Fact]
    public async Task The_quota_of_creates_is_told()
    {
        await using var organizer = await Organizer.OpenAsync(new SandboxOptions { DailyCreates = 1 });
        await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind = "tag", name = "One" });

        var answer = await organizer.Assistant.AskAsync("create_session", new { event_id = Event, title = "Two" });

        answer.GetProperty("state").GetString().ShouldBe("refused");
        answer.Rows()[0][Array.IndexOf(answer.Columns(), "outcome")].GetString()!.ShouldStartWith("not sent: Sessionboard's budget for writes is spent");
    }

    [Theory]
    [InlineData(FaultKind.CutConnection, true)]
    [InlineData(FaultKind.CutConnection, false)]
    [InlineData(FaultKind.ServerError, true)]
    public async Task A_create_that_may_have_happened_is_looked_for(FaultKind kind, bool wasCarriedOut)
    {
        await using var organizer = await Organizer.OpenAsync();
        organizer.Faults.Plan(new Fault(kind) { Method = "POST", PathPrefix = $"/v1/event/{Event}/tags/create", StrikesAfterwards = wasCarriedOut });
        var arguments = new { event_id = Event, kind = "tag", name = "AI" };
        var id = (await organizer.Assistant.AskAsync("create_event_setting", arguments)).GetProperty("changeId").GetString();
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));

        (await organizer.Assistant.AskAsync("get_change", new { change_id = id })).GetProperty("state").GetString().ShouldBe(wasCarriedOut ? "applied" : "refused");
        organizer.Wire.Seen("/tags/create").ShouldBe(1);
    }

    [Theory]
    [InlineData("create_contact", true)]
    [InlineData("create_contact", false)]
    [InlineData("create_sponsor_exhibitor", true)]
    [InlineData("create_sponsor_exhibitor", false)]
    [InlineData("create_report", true)]
    [InlineData("create_report", false)]
    [InlineData("account_id", true)]
    [InlineData("account_id", false)]
    public async Task A_person_company_or_report_that_may_have_been_made_is_looked_for(string what, bool wasCarriedOut)
    {
        var tool = what == "account_id" ? "create_sponsor_exhibitor" : what;
        await using var organizer = await Organizer.OpenAsync(settings: AtOnce(tool));
        var arguments = what == "account_id"
            ? new { event_id = Event, kind = "exhibitor", account_id = (await organizer.CompanyAsync()).Id }
            : await ArgumentsAsync(organizer, tool);
        var made = 0;
        organizer.Wire.Break = request =>
        {
            made += IsWrite(request) ? 1 : 0;
            return null;
        };
        organizer.Faults.Plan(new Fault(FaultKind.CutConnection) { Method = "POST", PathPrefix = Path(what), StrikesAfterwards = wasCarriedOut });

        var asked = await organizer.Assistant.AskAsync(tool, arguments);

        asked.GetProperty("state").GetString().ShouldBe("unknown");
        (await organizer.Assistant.AskAsync(tool, arguments)).GetProperty("changeId").GetString().ShouldBe(asked.GetProperty("changeId").GetString());
        organizer.Clock.Advance(TimeSpan.FromMinutes(4));
        (await organizer.Assistant.AskAsync("get_change", new { change_id = asked.GetProperty("changeId").GetString() })).GetProperty("state").GetString().ShouldBe(wasCarriedOut ? "applied" : "refused");
        made.ShouldBe(1);
    }

    [Theory]
    [InlineData("update_session", "speakers")]
    [InlineData("update_session", "level")]
    [InlineData("update_session", "format")]
    [InlineData("update_session", "language")]
    public void What_cannot_be_changed_is_said_in_the_definition(string tool, string what) =>
        Samples.ToolSamples.Of(tool).Tool.ProtocolTool.Description!.ShouldContain(what, Case.Insensitive);

    private const string Unsure =
        "This server failed in the middle of the change, so it is not known how much of it was written. Do not send it again: call get_change, which looks it up.";

    private static bool IsWrite(HttpRequestMessage request) =>
        request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete
        || (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/create", StringComparison.Ordinal));

    // So that a change of a setting is sent at once, too.
    private static Dictionary<string, string?> AtOnce(string tool) => new() { ["Writes:Approval"] = "never", ["Writes:NeverAskFor:0"] = tool };

    private static string ScopeOf(string tool) => tool switch
    {
        _ when tool.Contains("setting", StringComparison.Ordinal) => Scopes.WriteMetadata,
        _ when tool.Contains("contact", StringComparison.Ordinal) => Scopes.WriteContacts,
        _ when tool.Contains("sponsor", StringComparison.Ordinal) => Scopes.WriteSponsors,
        _ when tool.Contains("report", StringComparison.Ordinal) => Scopes.WriteEvents,
        _ => Scopes.WriteSessions,
    };

    private static string Path(string what) => what switch
    {
        "create_contact" => $"/v1/event/{Event}/contacts/create",
        "create_report" => $"/v1/event/{Event}/queries/create",
        "account_id" => $"/v1/event/{Event}/exhibitors/create",
        _ => $"/v1/event/{Event}/sponsors/create",
    };

    // A call that needs the scope.
    private static (string Tool, object Call) Of(string scope) => scope switch
    {
        Scopes.WriteMetadata => ("create_event_setting", new { event_id = Event, kind = "tag", name = "x" }),
        Scopes.WriteContacts => ("create_contact", new { event_id = Event, email = "x@example.com" }),
        Scopes.WriteSponsors => ("create_sponsor_exhibitor", new { event_id = Event, kind = "sponsor", name = "x" }),
        Scopes.WriteEvents => ("create_report", new { event_id = Event, name = "x", query = "FIND Session" }),
        _ => ("create_session", new { event_id = Event, title = "x" }),
    };

    private static async Task<object> ArgumentsAsync(Organizer organizer, string tool)
    {
        switch (tool)
        {
            case "create_event_setting":
                return new { event_id = Event, kind = "tag", name = "AI" };
            case "update_event_setting":
                await organizer.Assistant.AskAsync("create_event_setting", new { event_id = Event, kind = "tag", name = "Old" });
                return new { event_id = Event, kind = "tag", setting = "Old", name = "New" };
            case "create_session":
                return new { event_id = Event, title = "A new one" };
            case "update_session":
                return new { event_id = Event, session_id = (await organizer.HiddenAsync()).Id, title = "Another" };
            case "create_contact":
                return new { event_id = Event, email = "grete@example.com", first_name = "Grete", phone = "+44 20 7946 0958" };
            case "update_contact":
                return new { event_id = Event, contact_id = (await organizer.PersonAsync()).Id, job_title = "Another" };
            case "create_sponsor_exhibitor":
                return new { event_id = Event, kind = "sponsor", name = "A new company" };
            case "update_sponsor_exhibitor":
                return new { event_id = Event, kind = "sponsor", id = (await organizer.CompanyAsync()).Id, name = "Another name" };
            case "create_report":
                return new { event_id = Event, name = "A new report", query = "FIND Session INCLUDE COUNT(id) AS sessions" };
            case "update_report":
                return new { event_id = Event, report_id = "Timetable", category = "another" };
            default:
                var session = await organizer.HiddenAsync();
                var changed = await organizer.Assistant.AskAsync("update_session", new { event_id = Event, session_id = session.Id, title = "Another" });
                organizer.Clock.Advance(TimeSpan.FromSeconds(10));
                return new { change_id = changed.GetProperty("changeId").GetString() };
        }
    }
}

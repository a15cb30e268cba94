using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Support;

namespace SessionboardMcp.Core.Tests.Changes.Flow;

/// <summary>A person who is asked in the assistant, through a real client: what counts as a yes, and that nothing else does.</summary>
public sealed class PersonAskedTests
{
    private const string New = "2026-07-28";
    private const string Old = "2025-11-25";

    private static readonly JsonElement Yes = JsonElement.Parse("""{"approve":true}""");

    [Theory]
    [InlineData(New)]
    [InlineData(Old)]
    public async Task A_yes_in_the_form_makes_the_change(string revision)
    {
        var asked = new List<ElicitRequestParams>();
        await using var organizer = await Organizer.OpenAsync(asClient: Client(revision, question => Answer(asked, question, "accept", Yes)));
        var session = await organizer.HiddenAsync();

        var answer = await organizer.Assistant.AskAsync("update_session", new { event_id = Organizer.Event, session_id = session.Id, is_public = true });

        asked.ShouldHaveSingleItem().Message.ShouldContain("is public: \"no\" → \"yes\"", Case.Insensitive);
        (State(answer), answer.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "form"));
        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Organizer.Event, session.Id)).IsPublic.ShouldBe(true);
        organizer.Kept.Audited.ShouldContain(entry => entry.Action == "change.applying" && entry.DecidedBy == "form");
    }

    [Theory]
    [InlineData(New, "decline", null)]
    [InlineData(New, "cancel", null)]
    [InlineData(New, "accept", """{"approve":false}""")]
    [InlineData(New, "accept", "{}")]
    [InlineData(New, "accept", """{"approve":"yes"}""")]
    [InlineData(Old, "decline", """{"approve":true}""")]
    [InlineData(Old, "cancel", null)]
    [InlineData(Old, "accept", """{"approve":false}""")]
    public async Task Whatever_else_comes_back_leaves_it_waiting_with_the_link_and_is_not_asked_again(string revision, string action, string? content)
    {
        var asked = new List<ElicitRequestParams>();
        await using var organizer = await Organizer.OpenAsync(asClient: Client(revision, question => Answer(asked, question, action, content is null ? null : JsonElement.Parse(content))));
        var session = await organizer.HiddenAsync();
        object call = new { event_id = Organizer.Event, session_id = session.Id, is_public = true };

        var first = await organizer.Assistant.AskAsync("update_session", call);
        var second = await organizer.Assistant.AskAsync("update_session", call);

        State(first).ShouldBe("waiting");
        first.GetProperty("link").GetString()!.ShouldStartWith(Organizer.Page);
        second.GetProperty("changeId").GetString().ShouldBe(first.GetProperty("changeId").GetString());
        asked.Count.ShouldBe(1, "an assistant does not ask until the person says yes");
        (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Organizer.Event, session.Id)).IsPublic.ShouldBe(false);
        // The page still decides.
        (await organizer.DecideAsync(first.GetProperty("changeId").GetString()!)).State.ShouldBe(ChangeState.Applied);
    }

    [Theory]
    [InlineData(New)]
    [InlineData(Old)]
    public async Task A_client_without_forms_and_an_operator_who_wants_the_page_get_the_link(string revision)
    {
        var asked = new List<ElicitRequestParams>();
        await using var without = await Organizer.OpenAsync(asClient: new McpClientOptions { ProtocolVersion = revision });
        await using var page = await Organizer.OpenAsync(
            asClient: Client(revision, question => Answer(asked, question, "accept", Yes)), settings: new Dictionary<string, string?> { ["Writes:AsksInAssistant"] = "false" });
        foreach (var organizer in new[] { without, page })
        {
            var session = await organizer.HiddenAsync();

            var answer = await organizer.Assistant.AskAsync("update_session", new { event_id = Organizer.Event, session_id = session.Id, is_public = true });

            State(answer).ShouldBe("waiting");
            answer.TryGetProperty("link", out _).ShouldBeTrue();
        }

        asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_there_is_no_page_only_what_a_form_can_ask_about_waits()
    {
        var asked = new List<ElicitRequestParams>();
        await using var organizer = await Organizer.OpenAsync(asClient: Client(New, question => Answer(asked, question, "accept", Yes)), page: null);
        var session = await organizer.HiddenAsync();

        State(await organizer.Assistant.AskAsync("update_session", new { event_id = Organizer.Event, session_id = session.Id, is_public = true })).ShouldBe("applied");
        var refused = await organizer.Assistant.AskInVainAsync("update_session", new { event_id = Organizer.Event, session_id = session.Id, description = "<p>See <a href=\"https://example.org\">this</a></p>" });

        refused.ShouldContain("a person has to see this first");
        asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_counts_for_its_question_alone_and_once()
    {
        await using var organizer = await Organizer.OpenAsync(asClient: Client(New, _ => throw new InvalidOperationException("asked by hand")));
        var (session, other) = (await organizer.HiddenAsync(), await organizer.HiddenAsync("Another hidden session"));
        var state = (await CallAsync(organizer.Assistant, Arguments(session.Id))).GetProperty("requestState").GetString()!;

        // Forged, of other arguments, of another tool, of another connection.
        (await CallAsync(organizer.Assistant, Arguments(session.Id), state + "x", "accept")).GetProperty("isError").GetBoolean().ShouldBeTrue();
        (await CallAsync(organizer.Assistant, Arguments(session.Id), new string('x', 500), "accept")).GetProperty("isError").GetBoolean().ShouldBeTrue();
        (await CallAsync(organizer.Assistant, Arguments(other.Id), state, "accept")).GetProperty("isError").GetBoolean().ShouldBeTrue();
        (await CallAsync(organizer.Assistant, """{"event_id":"3722","title":"New","is_public":true}""", state, "accept", "create_session")).GetProperty("isError").GetBoolean().ShouldBeTrue();
        var stranger = await organizer.ConnectAsync("sandbox-full", null, Organizer.With(Scopes.AllRead.Concat(Scopes.AllWrite), "stranger"), Client(New, _ => throw new InvalidOperationException()));
        (await CallAsync(stranger, Arguments(session.Id), state, "accept")).GetProperty("isError").GetBoolean().ShouldBeTrue();
        (await Public(organizer, session.Id)).ShouldBe(false);
        (await Public(organizer, other.Id)).ShouldBe(false);

        // Answered with no, then replayed with yes.
        var declined = (await CallAsync(organizer.Assistant, Arguments(session.Id), state, "decline")).GetProperty("structuredContent");
        State(declined).ShouldBe("waiting");
        (await CallAsync(organizer.Assistant, Arguments(session.Id), state, "accept")).GetProperty("isError").GetBoolean().ShouldBeTrue();
        (await Public(organizer, session.Id)).ShouldBe(false);
        (await organizer.Kept.ListAsync("stranger", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_not_listened_to()
    {
        await using var organizer = await Organizer.OpenAsync(asClient: Client(New, _ => throw new InvalidOperationException("asked by hand")));
        var session = await organizer.HiddenAsync();

        var answer = await CallAsync(organizer.Assistant, Arguments(session.Id), state: null, "accept");

        State(answer.GetProperty("structuredContent")).ShouldBe("waiting");
        (await Public(organizer, session.Id)).ShouldBe(false);
    }

    [Fact]
    public async Task An_answer_after_ten_minutes_does_not_count()
    {
        await using var organizer = await Organizer.OpenAsync(asClient: Client(New, _ => throw new InvalidOperationException("asked by hand")));
        var session = await organizer.HiddenAsync();
        var state = (await CallAsync(organizer.Assistant, Arguments(session.Id))).GetProperty("requestState").GetString()!;

        organizer.Clock.Advance(TimeSpan.FromMinutes(10.1));
        var late = await CallAsync(organizer.Assistant, Arguments(session.Id), state, "accept");

        State(late.GetProperty("structuredContent")).ShouldBe("waiting");
        (await Public(organizer, session.Id)).ShouldBe(false);
    }

    [Fact]
    public async Task An_answer_to_what_was_decided_on_the_page_meanwhile_does_nothing_more()
    {
        await using var organizer = await Organizer.OpenAsync(asClient: Client(New, _ => throw new InvalidOperationException("asked by hand")));
        var session = await organizer.HiddenAsync();
        var state = (await CallAsync(organizer.Assistant, Arguments(session.Id))).GetProperty("requestState").GetString()!;
        var change = (await organizer.Kept.ListAsync(Organizer.Subject, default)).Single();
        await organizer.DecideAsync(change.Id, approve: false);
        var before = organizer.Wire.All;

        var answer = await CallAsync(organizer.Assistant, Arguments(session.Id), state, "accept");

        State(answer.GetProperty("structuredContent")).ShouldBe("refused");
        organizer.Wire.All.ShouldBe(before, "nothing is planned or sent");
        (await organizer.Kept.ListAsync(Organizer.Subject, default)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(New)]
    [InlineData(Old)]
    public async Task A_client_that_opens_addresses_opens_the_page_and_hears_what_was_decided_there(string revision)
    {
        Organizer? organizer = null;
        var asked = new List<ElicitRequestParams>();
        organizer = await Organizer.OpenAsync(asClient: new McpClientOptions
        {
            ProtocolVersion = revision,
            Capabilities = new ClientCapabilities { Elicitation = new ElicitationCapability { Url = new UrlElicitationCapability() } },
            Handlers = new McpClientHandlers
            {
                ElicitationHandler = async (question, _) =>
                {
                    asked.Add(question!);
                    await organizer!.DecideAsync(question!.ElicitationId!);
                    return new ElicitResult { Action = "accept" };
                },
            },
        });
        await using var disposed = organizer;
        var session = await organizer.HiddenAsync();

        var answer = await organizer.Assistant.AskAsync("update_session", new { event_id = Organizer.Event, session_id = session.Id, is_public = true });

        asked.ShouldHaveSingleItem().Url!.ShouldStartWith(Organizer.Page);
        (State(answer), answer.GetProperty("decidedBy").GetString()).ShouldBe(("applied", "page"));
    }

    private static async Task<bool?> Public(Organizer organizer, string id) => (await organizer.Assistant.Sessionboard.Sessions.GetAsync(Organizer.Event, id)).IsPublic;

    private static string Arguments(string session) => $$"""{"event_id":"{{Organizer.Event}}","session_id":"{{session}}","is_public":true}""";

    private static string State(JsonElement answer) => answer.GetProperty("state").GetString()!;

    private static McpClientOptions Client(string revision, Func<ElicitRequestParams, ElicitResult> answer) => new()
    {
        ProtocolVersion = revision,
        Capabilities = new ClientCapabilities { Elicitation = new ElicitationCapability { Form = new FormElicitationCapability() } },
        Handlers = new McpClientHandlers { ElicitationHandler = (question, _) => ValueTask.FromResult(answer(question!)) },
    };

    private static ElicitResult Answer(List<ElicitRequestParams> asked, ElicitRequestParams question, string action, JsonElement? content)
    {
        asked.Add(question);
        return new ElicitResult
        {
            Action = action,
            Content = content?.EnumerateObject().ToDictionary(property => property.Name, property => property.Value),
        };
    }

    // As a client sends it that writes its own messages.
    private static async Task<JsonElement> CallAsync(Assistant assistant, string arguments, string? state = null, string? action = null, string tool = "update_session")
    {
        var call = new JsonObject { ["name"] = tool, ["arguments"] = JsonNode.Parse(arguments) };
        if (state is not null)
            call["requestState"] = state;
        if (action is not null)
            call["inputResponses"] = new JsonObject { ["change"] = new JsonObject { ["action"] = action, ["content"] = new JsonObject { ["approve"] = true } } };
        var answer = await assistant.Client.SendRequestAsync(new JsonRpcRequest { Method = "tools/call", Params = call });
        return JsonSerializer.SerializeToElement(answer.Result);
    }
}

using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Writes;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

/// <summary>What is refused, in every way in which a session is written, leaves everything as it was.</summary>
public sealed class SessionRuleTests : IAsyncLifetime
{
    private SandboxClient _client = null!;

    public async Task InitializeAsync() => _client = await WriteWorld.ConnectAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    public static TheoryData<string, string> Refused => new()
    {
        { "\"title\":\"\"", "title is empty." },
        { "\"title\":\" \\n\"", "title is empty." },
        { $"\"title\":\"{new string('x', 256)}\"", "title has more than 255 characters." },
        { "\"title\":7", "title must be a text." },
        { "\"title\":null", "title cannot be null." },
        { "\"description\":null", "description cannot be null." },
        { "\"description\":[]", "description must be a text." },
        { "\"starts_at\":null", "starts_at cannot be null." },
        { "\"starts_at\":\"2026-06-01\"", "starts_at must be a date-time such as 2026-05-01T09:00:00Z." },
        { "\"starts_at\":\"2026-06-01T09:00:00\"", "starts_at must be a date-time such as 2026-05-01T09:00:00Z." },
        { "\"ends_at\":\"0001-01-01T00:00:00+14:00\"", "ends_at must be a date-time such as 2026-05-01T09:00:00Z." },
        { "\"starts_at\":\"2026-06-01T12:00:00Z\",\"ends_at\":\"2026-06-01T11:00:00Z\"", "ends_at must be after starts_at." },
        { "\"starts_at\":\"2026-06-01T12:00:00Z\",\"ends_at\":\"2026-06-01T14:00:00+02:00\"", "ends_at must be after starts_at." },
        { "\"capacity\":-1", "capacity must be 0 or more." },
        { "\"capacity\":1.5", "capacity must be a whole number." },
        { "\"capacity\":\"12\"", "capacity must be a whole number." },
        { "\"capacity\":99999999999", "capacity must be a whole number." },
        { "\"capacity\":null", "capacity cannot be null." },
        { "\"room_id\":\"room 2A\"", "room_id must be a UUID." },
        { "\"room_id\":\"\"", "room_id must be a UUID." },
        { "\"room_id\":null", "room_id cannot be null." },
        { $"\"room_id\":\"{SmallWorld.Track.Id}\"", $"There is no such room in this event: {SmallWorld.Track.Id}." },
        { $"\"track_id\":\"{SmallWorld.Room.Id}\"", $"There is no such track in this event: {SmallWorld.Room.Id}." },
        { "\"track_id\":null", "track_id cannot be null." },
        { "\"tag_ids\":null", "tag_ids cannot be null." },
        { "\"tag_ids\":\"cloud\"", "tag_ids must be a list of UUIDs." },
        { "\"tag_ids\":[\"cloud\"]", "tag_ids must be a list of UUIDs." },
        { "\"tag_ids\":[null]", "tag_ids must be a list of UUIDs." },
        { $"\"tag_ids\":[\"{WriteWorld.Id(211)}\",\"{WriteWorld.Id(999)}\"]", $"There is no such tag in this event: {WriteWorld.Id(999)}." },
        { "\"status\":null", "status cannot be null." },
        { "\"status\":\"\"", Status },
        { "\"status\":\"Accepted\"", Status },
        { "\"status\":\"Shortlisted\"", Status },
        { $"\"status\":\"{SmallWorld.Shortlisted.Id}\"", Status },
        { "\"is_public\":\"true\"", "is_public must be true or false." },
        { "\"is_public\":null", "is_public cannot be null." },
        { "\"custom_fields\":null", "custom_fields cannot be null." },
        { "\"custom_fields\":[]", "custom_fields must be a JSON object." },
        { "\"custom_fields\":{\"audience\":null}", "custom_fields.audience cannot be null." },
        { "\"custom_fields\":{\"audience\":{}}", "custom_fields.audience must be a text, number, tick or a list of them." },
        { "\"custom_fields\":{\"audience\":[[]]}", "custom_fields.audience must be a text, number, tick or a list of them." },
        { "\"custom_fields\":{\"title\":\"x\"}", "custom_fields.title is no custom field of sessions in this event." },
        { "\"custom_fields\":{\"dietary_needs\":\"x\"}", "custom_fields.dietary_needs is no custom field of sessions in this event." },
        { "\"custom_fields\":{\"Audience\":\"x\"}", "custom_fields.Audience is no custom field of sessions in this event." },
        { "\"custom_fields\":{\"seats\":\"many\"}", "custom_fields.seats must be a number." },
        { "\"custom_fields\":{\"recorded\":\"yes\"}", "custom_fields.recorded must be true or false." },
        { "\"title\":\"a\",\"title\":\"b\"", "The body must be a JSON object." },
        { "\"description\":\"\\ud800\"", "The body has a text that is not valid Unicode." },
        { "\"\\udc00\":1", "The body has a text that is not valid Unicode." },
        { "\"titel\":\"x\"", "titel is not a property of this operation." },
        { "\"Title\":\"x\"", "Title is not a property of this operation." },
        { "\"is_read_only\":true", "is_read_only is not a property of this operation." },
    };

    private const string Status = "status must be one of accepted, accept_queue, pending, decline_queue, declined; a custom status cannot be set.";

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_update_is_refused(string property, string message)
    {
        var before = (await _client.GetAsync(Event("sessions"))).Text;

        (await _client.PutAsync(Event($"sessions/{WriteWorld.Marked.Id}"), $"{{{property}}}")).ShouldBeError(400, "Bad Request", message);

        (await _client.GetAsync(Event("sessions"))).Text.ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_creation_is_refused(string property, string message)
    {
        var before = (await _client.GetAsync(Event("sessions"))).Text;
        var title = property.StartsWith("\"title\"") ? "" : "\"title\":\"New\",";

        (await _client.PostAsync(Event("sessions/create"), $"{{{title}{property}}}")).ShouldBeError(400, "Bad Request", message);

        (await _client.GetAsync(Event("sessions"))).Text.ShouldBe(before);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"title\"")]
    [InlineData("null")]
    [InlineData("{\"title\":\"x\"")]
    [InlineData("{\"title\":\"x\"}}")]
    [InlineData("{'title':'x'}")]
    public async Task What_is_no_object_is_refused_wherever_a_body_is_due(string? body)
    {
        const string Message = "The body must be a JSON object.";
        var id = WriteWorld.Marked.Id;
        (await _client.PostAsync(Event("sessions/create"), body)).ShouldBeError(400, "Bad Request", Message);
        (await _client.PostAsync(Event("sessions/bulk"), body)).ShouldBeError(400, "Bad Request", Message);
        (await _client.PostAsync(Event("tracks/create"), body)).ShouldBeError(400, "Bad Request", Message);
        (await _client.PostAsync(Event("statuses/create"), body)).ShouldBeError(400, "Bad Request", Message);
        (await _client.SendAsync(HttpMethod.Put, Event($"sessions/{id}"), "sandbox-full", body)).ShouldBeError(400, "Bad Request", Message);
        (await _client.SendAsync(HttpMethod.Put, Event($"sessions/{id}/fields"), "sandbox-full", body)).ShouldBeError(400, "Bad Request", Message);
    }

    [Theory]
    [InlineData("level_id"), InlineData("format_id"), InlineData("language_id"), InlineData("parent_session_id"), InlineData("is_abstract")]
    public async Task What_only_a_new_session_can_have_is_unknown_to_an_update(string property)
    {
        var path = Event($"sessions/{WriteWorld.Marked.Id}");
        (await _client.PutAsync(path, $$"""{"{{property}}":"x"}""")).ShouldBeError(400, "Bad Request", $"{property} is not a property of this operation.");

        await using var lenient = new SandboxClient(await WriteWorld.StartAsync(rules: new WriteRules { RefusesUnknownProperties = false }));
        var answer = (await lenient.PutAsync(path, $$"""{"{{property}}":"x","title":"Taken"}""")).ShouldBeOk();

        answer.Text("title").ShouldBe("Taken");
        answer.Json.GetProperty("level").GetProperty("name").GetString().ShouldBe("Beginner");
        answer.Text("is_abstract").ShouldBe("False");
    }

    [Fact]
    public async Task Where_the_unknown_is_ignored_a_misspelt_property_changes_nothing_and_a_wrong_one_is_still_refused()
    {
        await using var lenient = new SandboxClient(await WriteWorld.StartAsync(rules: new WriteRules { RefusesUnknownProperties = false }));

        (await lenient.PostAsync(Event("sessions/create"), """{"title":"x","trak_id":null,"extra":{"a":[1]}}""")).ShouldBeOk();
        (await lenient.PostAsync(Event("rooms/create"), """{"name":"x","colour":"#000000"}""")).ShouldBeOk();
        (await lenient.PostAsync(Event("sessions/create"), """{"title":"x","capacity":-1}""")).ShouldBeError(400, "Bad Request", "capacity must be 0 or more.");
        (await lenient.PostAsync(Event("sessions/create"), """{"titel":"x"}""")).ShouldBeError(400, "Bad Request", "title is missing.");
    }

    [Fact]
    public async Task An_abstract_needs_Sessions_2()
    {
        (await _client.PostAsync(Event("sessions/create"), """{"title":"x","is_abstract":true}""")).ShouldBeOk().Text("is_abstract").ShouldBe("True");
        (await _client.PostAsync(Event("sessions/create", SmallWorld.Plain), """{"title":"x","is_abstract":true}"""))
            .ShouldBeError(403, "Forbidden", "The event does not have the feature Sessions 2.0, which is_abstract needs.");
        (await _client.PostAsync(Event("sessions/create", SmallWorld.Plain), """{"title":"x","is_abstract":false}""")).ShouldBeOk();
    }

    [Fact]
    public async Task A_source_of_a_composition_and_its_parts_are_read_only()
    {
        const string Message = "The session is a source of a composition, and read only; edit the session that it became part of.";
        foreach (var id in new[] { SmallWorld.Source.Id, WriteWorld.PartOfSource.Id })
        {
            (await _client.PutAsync(Event($"sessions/{id}"), """{"title":"x"}""")).ShouldBeError(400, "Bad Request", Message);
            (await _client.PutAsync(Event($"sessions/{id}/fields"), """{"custom_fields":{}}""")).ShouldBeError(400, "Bad Request", Message);
            (await _client.DeleteAsync(Event($"sessions/{id}"))).ShouldBeError(400, "Bad Request", Message);
        }

        (await _client.PostAsync(Event("sessions/create"), $$"""{"title":"x","parent_session_id":"{{SmallWorld.Source.Id}}"}""")).ShouldBeError(400, "Bad Request", Message);
        (await _client.PutAsync(Event($"sessions/{SmallWorld.Talk.Id}"), """{"title":"Target"}""")).ShouldBeOk().Text("title").ShouldBe("Target");
    }
}

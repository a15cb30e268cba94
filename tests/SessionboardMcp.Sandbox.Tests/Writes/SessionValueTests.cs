using System.Text.Json;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class SessionValueTests : IAsyncLifetime
{
    private static readonly string Marked = Event($"sessions/{WriteWorld.Marked.Id}");

    private SandboxClient _client = null!;

    public async Task InitializeAsync() => _client = await WriteWorld.ConnectAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_new_session_has_all_that_was_said_of_it()
    {
        var answer = (await _client.PostAsync(Event("sessions/create"), $$"""
            {"title":"All","description":"","starts_at":"2026-06-01T09:00:00+02:00","ends_at":"2026-06-01T07:30:00Z","capacity":0,"status":"accepted",
             "room_id":"{{WriteWorld.Room.Id}}","track_id":"{{WriteWorld.Track.Id}}","level_id":"{{WriteWorld.Id(231)}}","format_id":"{{WriteWorld.Id(221)}}",
             "language_id":"{{WriteWorld.Id(241)}}","tag_ids":["{{WriteWorld.Id(212)}}","{{WriteWorld.Id(211)}}","{{WriteWorld.Id(212)}}"],"is_public":true,
             "custom_fields":{"audience":["a","b"],"seats":12.5,"recorded":true} }
            """)).ShouldBeOk();

        (answer.Text("starts_at"), answer.Text("ends_at"), answer.Text("capacity")).ShouldBe(("2026-06-01T07:00:00.000Z", "2026-06-01T07:30:00.000Z", "0"));
        (answer.Text("status"), answer.Text("is_public"), answer.Text("description")).ShouldBe(("accepted", "True", ""));
        string.Join(',', new[] { "room", "track", "level", "format", "language" }.Select(name => answer.Json.GetProperty(name).GetProperty("name").GetString()))
            .ShouldBe("Hall,AI,Beginner,Workshop,English");
        Tags(answer).ShouldBe("data,cloud");
        Fields(answer).ShouldBe("audience=a, b;seats=12.5;recorded=true");
        (await _client.FreshAsync(answer.Text("id")))!.Value.GetRawText().ShouldBe(answer.Json.GetRawText());
    }

    [Fact]
    public async Task What_an_update_does_not_name_stays()
    {
        var before = (await _client.GetAsync(Marked)).ShouldBeOk();

        var after = (await _client.PutAsync(Marked, """{"is_public":true}""")).ShouldBeOk();

        var changed = after.Json.EnumerateObject()
            .Where(property => property.Value.GetRawText() != before.Json.GetProperty(property.Name).GetRawText())
            .Select(property => property.Name);
        changed.ShouldBe(["is_public", "updated_at"], ignoreOrder: true);
    }

    [Fact]
    public async Task Tags_are_replaced_and_custom_fields_merged()
    {
        Tags((await _client.PutAsync(Marked, $$"""{"tag_ids":["{{WriteWorld.Id(212)}}"]}""")).ShouldBeOk()).ShouldBe("data");
        Tags((await _client.PutAsync(Marked, """{"tag_ids":[]}""")).ShouldBeOk()).ShouldBe("");

        Fields((await _client.PutAsync(Marked, """{"custom_fields":{"seats":"3"}}""")).ShouldBeOk()).ShouldBe("audience=Everyone;seats=3");
        Fields((await _client.PutAsync(Marked + "/fields", """{"custom_fields":{"audience":"Few","recorded":false}}""")).ShouldBeOk())
            .ShouldBe("audience=Few;seats=3;recorded=false");
        Fields((await _client.PutAsync(Marked + "/fields", """{"custom_fields":{}}""")).ShouldBeOk()).ShouldBe("audience=Few;seats=3;recorded=false");
    }

    [Fact]
    public async Task The_update_of_fields_takes_fields_only()
    {
        (await _client.PutAsync(Marked + "/fields", "{}")).ShouldBeError(400, "Bad Request", "custom_fields is missing.");
        (await _client.PutAsync(Marked + "/fields", """{"custom_fields":{},"title":"x"}""")).ShouldBeError(400, "Bad Request", "title is not a property of this operation.");
        (await _client.PutAsync(Marked + "/fields", """{"custom_fields":{},"updated_at":"2026-06-01T09:00:00Z"}"""))
            .ShouldBeError(400, "Bad Request", "updated_at is not a property of this operation.");
        (await _client.PutAsync(Event("sessions/none/fields"), """{"custom_fields":{}}""")).ShouldBeError(404, "Not Found", "There is no such session.");
    }

    [Fact]
    public async Task A_core_status_takes_the_place_of_a_custom_one()
    {
        var answer = (await _client.PutAsync(Marked, """{"status":"accept_queue"}""")).ShouldBeOk();

        answer.Text("status").ShouldBe("accept_queue");
        answer.Json.TryGetProperty("custom_status", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_start_alone_is_held_against_the_end_that_there_is()
    {
        (await _client.PutAsync(Marked, """{"starts_at":"2026-06-01T12:00:00Z"}""")).ShouldBeError(400, "Bad Request", "ends_at must be after starts_at.");
        (await _client.PutAsync(Marked, """{"ends_at":"2026-06-01T08:59:00Z"}""")).ShouldBeError(400, "Bad Request", "ends_at must be after starts_at.");
        (await _client.PutAsync(Marked, """{"starts_at":"2026-06-01T11:59:00Z"}""")).ShouldBeOk();
        (await _client.PostAsync(Event("sessions/create"), """{"title":"Open end","starts_at":"2026-06-01T12:00:00Z"}""")).ShouldBeOk();
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public async Task A_time_at_the_end_of_the_calendar_breaks_no_answer(string time)
    {
        (await _client.PostAsync(Event("sessions/create"), $$"""{"title":"Far","starts_at":"{{time}}"}""")).ShouldBeOk();

        (await _client.PostAsync(Event("sessions"))).ShouldBeOk();
        (await _client.PostAsync(Event("insights/execute"), """{"query":"FIND Session WHERE title = 'Far' INCLUDE title, starts_at"}""")).ShouldBeOk()
            .Results.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Personal_custom_fields_are_masked_in_the_answer_of_a_write_too()
    {
        await using var host = await WriteWorld.StartAsync(options => options with
        {
            Organization = options.Organization! with
            {
                Events = [.. options.Organization.Events.Select(one => one with { Fields = [.. one.Fields.Select(field => field with { ContainsPii = true })] })],
            },
        });
        await using var client = new SandboxClient(host);

        Fields((await client.PutAsync(Marked, """{"custom_fields":{"audience":"vegan"}}""")).ShouldBeOk()).ShouldBe("audience=v***");
    }

    private static string Tags(SandboxAnswer answer) =>
        string.Join(',', answer.Json.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()));

    private static string Fields(SandboxAnswer answer) => string.Join(';', answer.Json.GetProperty("custom_fields").EnumerateArray()
        .Select(field => $"{field.GetProperty("internal_name")}={field.GetProperty("value")}"));
}

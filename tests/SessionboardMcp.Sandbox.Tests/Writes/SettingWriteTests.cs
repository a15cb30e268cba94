using System.Text.Json;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class SettingWriteTests : IAsyncLifetime
{
    private SandboxClient _client = null!;

    public static TheoryData<string, string> Kinds => new()
    {
        { "tracks", "track" }, { "rooms", "room" }, { "tags", "tag" }, { "formats", "format" }, { "levels", "level" }, { "languages", "language" },
    };

    public async Task InitializeAsync() => _client = await WriteWorld.ConnectAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task One_is_made_changed_and_deleted_and_the_list_shows_it_at_once(string entities, string entity)
    {
        var made = (await _client.PostAsync(Event($"{entities}/create"), """{"name":"AI"}""")).ShouldBeOk();
        (await ListAsync(entities)).Last().GetRawText().ShouldBe(made.Json.GetRawText());
        (await _client.PostAsync(Event(entities))).Results[^1].GetRawText().ShouldBe(made.Json.GetRawText());

        var path = Event($"{entities}/{made.Text("id")}");
        var changed = (await _client.PutAsync(path, """{"name":"Machines"}""")).ShouldBeOk();
        (changed.Text("name"), changed.Text("created_at"), changed.Text("updated_at")).ShouldBe(("Machines", "2026-06-01T06:00:00.000Z", "2026-06-01T06:00:00.001Z"));
        (await ListAsync(entities)).Last().GetRawText().ShouldBe(changed.Json.GetRawText());

        (await _client.DeleteAsync(path)).ShouldBeDone();
        (await ListAsync(entities)).ShouldNotContain(row => row.GetProperty("id").GetString() == made.Text("id"));
        (await _client.DeleteAsync(path)).ShouldBeError(404, "Not Found", $"There is no such {entity}.");
        (await _client.PutAsync(path, """{"name":"x"}""")).ShouldBeError(404, "Not Found", $"There is no such {entity}.");
        (await _client.PutAsync(Event($"{entities}/ai"), """{"name":"x"}""")).ShouldBeError(404, "Not Found", $"There is no such {entity}.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_name_is_needed_and_may_repeat(string entities, string entity)
    {
        var create = Event($"{entities}/create");
        (await _client.PostAsync(create, "{}")).ShouldBeError(400, "Bad Request", "name is missing.");
        (await _client.PostAsync(create, """{"name":""}""")).ShouldBeError(400, "Bad Request", "name is empty.");
        (await _client.PostAsync(create, """{"name":null}""")).ShouldBeError(400, "Bad Request", "name cannot be null.");
        (await _client.PostAsync(create, $$"""{"name":"{{new string('x', 256)}}"}""")).ShouldBeError(400, "Bad Request", "name has more than 255 characters.");
        (await _client.PostAsync(create, """{"name":"x","order":1}""")).ShouldBeError(400, "Bad Request", "order is not a property of this operation.");
        (await _client.PostAsync(create, """{"name":"Again"}""")).ShouldBeOk();
        (await _client.PostAsync(create, """{"name":"Again"}""")).ShouldBeOk();
        (await ListAsync(entities)).Count(row => row.GetProperty("name").GetString() == "Again").ShouldBe(2, entity);
    }

    [Fact]
    public async Task A_room_has_a_capacity_and_a_track_a_colour()
    {
        (await _client.PostAsync(Event("rooms/create"), """{"name":"x","capacity":0}""")).ShouldBeOk().Text("capacity").ShouldBe("0");
        (await _client.PostAsync(Event("rooms/create"), """{"name":"x"}""")).ShouldBeOk().Json.GetProperty("capacity").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _client.PostAsync(Event("rooms/create"), """{"name":"x","capacity":-1}""")).ShouldBeError(400, "Bad Request", "capacity must be 0 or more.");
        (await _client.PostAsync(Event("rooms/create"), """{"name":"x","color":"#000000"}""")).ShouldBeError(400, "Bad Request", "color is not a property of this operation.");
        (await _client.PutAsync(Event($"rooms/{WriteWorld.Room.Id}"), """{"capacity":77}""")).ShouldBeOk().Text("capacity").ShouldBe("77");
        (await _client.PutAsync(Event($"tracks/{WriteWorld.Track.Id}"), """{"color":"#ABCDEF"}""")).ShouldBeOk().Text("color").ShouldBe("#ABCDEF");
        foreach (var color in new[] { "blue", "#12345", "#1234567", "#gggggg", "" })
            (await _client.PostAsync(Event("tracks/create"), $$"""{"name":"x","color":"{{color}}"}""")).ShouldBeError(400, "Bad Request", "color must be a colour such as #329af0.");
        (await _client.PostAsync(Event("tracks/create"), """{"name":"x","capacity":1}""")).ShouldBeError(400, "Bad Request", "capacity is not a property of this operation.");
    }

    [Theory]
    [InlineData("tracks", 201, "track"), InlineData("rooms", 301, "room"), InlineData("formats", 221, "format"), InlineData("levels", 231, "level"), InlineData("languages", 241, "language")]
    public async Task Sessions_lose_a_setting_that_is_deleted_and_do_not_tell_when(string entities, int id, string property)
    {
        var before = (await _client.FreshAsync(WriteWorld.Marked.Id.ToString()))!.Value;
        before.GetProperty(property).GetProperty("id").GetString().ShouldBe(WriteWorld.Id(id).ToString());

        (await _client.DeleteAsync(Event($"{entities}/{WriteWorld.Id(id)}"))).ShouldBeDone();

        var after = (await _client.FreshAsync(WriteWorld.Marked.Id.ToString()))!.Value;
        after.GetProperty(property).ValueKind.ShouldBe(JsonValueKind.Null);
        after.GetProperty("updated_at").GetString().ShouldBe(before.GetProperty("updated_at").GetString());
    }

    [Fact]
    public async Task Sessions_lose_a_tag_that_is_deleted_and_keep_the_others()
    {
        (await _client.DeleteAsync(Event($"tags/{WriteWorld.Id(211)}"))).ShouldBeDone();

        var row = (await _client.FreshAsync(WriteWorld.Marked.Id.ToString()))!.Value;
        row.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()).ShouldBe(["data"]);
    }

    [Fact]
    public async Task A_renamed_setting_is_renamed_on_every_session()
    {
        (await _client.PutAsync(Event($"rooms/{WriteWorld.Room.Id}"), """{"name":"Great Hall"}""")).ShouldBeOk();

        var rows = (await _client.GetAsync(Event("sessions"))).Json.GetProperty("data").EnumerateArray();
        rows.Select(row => row.GetProperty("room")).Where(room => room.ValueKind == JsonValueKind.Object)
            .ShouldAllBe(room => room.GetProperty("name").GetString() == "Great Hall");
    }

    [Fact]
    public async Task Drafts_survive_the_room_that_they_put_a_session_in()
    {
        var draft = new AgendaDraft
        {
            Id = WriteWorld.Id(31),
            Name = "Plan",
            Description = "",
            CreatedAt = WriteWorld.At(1),
            UpdatedAt = WriteWorld.At(1),
            Placements = [new Placement(WriteWorld.Id(32), WriteWorld.Marked.Id, WriteWorld.Room.Id, WriteWorld.At(9), WriteWorld.At(10))],
        };
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with
        {
            Organization = options.Organization! with { Events = [.. options.Organization.Events.Select(one => one with { Drafts = [draft] })] },
        }));

        (await client.DeleteAsync(Event($"rooms/{WriteWorld.Room.Id}"))).ShouldBeDone();

        (await client.GetAsync(Event($"agenda-drafts/{draft.Id}/sessions"))).ShouldBeOk();
        (await client.GetAsync(Event($"agenda-drafts/{draft.Id}/changes"))).ShouldBeOk();
    }

    private async Task<List<JsonElement>> ListAsync(string entities) => [.. (await _client.GetAsync(Event(entities))).ShouldBeOk().Json.EnumerateArray()];
}

using System.Text.Json;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

public class SessionDocumentTests(SmallSandbox sandbox) : IClassFixture<SmallSandbox>
{
    private static readonly string[] Nested = ["language", "track", "level", "format", "room"];

    [Fact]
    public async Task What_is_unassigned_is_an_empty_object_in_a_search_and_null_elsewhere()
    {
        var found = (await sandbox.Client.PostAsync(Event("sessions"))).Results[1];
        var alone = await Get(SmallWorld.Paper.Id);

        Nested.Select(name => found.GetProperty(name).GetRawText()).ShouldAllBe(text => text == "{}");
        Nested.Select(name => alone.GetProperty(name).ValueKind).ShouldAllBe(kind => kind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Nested_settings_have_their_own_sets_of_properties()
    {
        var session = await Get(SmallWorld.Talk.Id);

        Names(session.GetProperty("track")).ShouldBe(["id", "event_id", "name", "color", "order", "created_at", "updated_at"]);
        Names(session.GetProperty("room")).ShouldBe(["id", "name", "order", "capacity", "created_at", "updated_at"]);
    }

    [Fact]
    public async Task A_sub_session_is_part_of_its_parent_and_can_be_had_alone()
    {
        var brief = (await Get(SmallWorld.Talk.Id)).GetProperty("subsessions")[0];
        brief.GetProperty("friendly_id").GetString().ShouldBe("DEV-1-1");
        brief.GetProperty("format").GetRawText().ShouldBe("{}");
        brief.TryGetProperty("status", out _).ShouldBeFalse();

        var detailed = (await Get(SmallWorld.Talk.Id, "subsession_details")).GetProperty("subsessions")[0];
        detailed.GetProperty("status").GetString().ShouldBe("pending");
        detailed.GetProperty("custom_status").GetProperty("created_by_user_name").GetString().ShouldBe("Robin Example");
        detailed.GetProperty("track").GetRawText().ShouldBe("{}");

        var alone = await Get(SmallWorld.Part.Id);
        alone.GetProperty("parent_session_friendly_id").GetString().ShouldBe("DEV-1");
        alone.GetProperty("parent_session_friendly_id_raw").GetInt32().ShouldBe(1);
        alone.TryGetProperty("subsessions", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_composition_is_told_from_both_ends_and_by_sub_sessions()
    {
        var target = await Get(SmallWorld.Talk.Id, "composition");
        target.GetProperty("composition_status").GetRawText()
            .ShouldBe("""{"role":"target","is_linked":true,"is_read_only":false,"source_count":1,"target":null}""");
        target.GetProperty("composition").GetProperty("sources")[0].GetProperty("relationship_type").GetString().ShouldBe("merged_session");
        target.GetProperty("subsessions")[0].GetProperty("composition_status").GetProperty("role").GetString().ShouldBe("target");

        var source = await Get(SmallWorld.Source.Id);
        source.GetProperty("composition_status").GetProperty("is_read_only").GetBoolean().ShouldBeTrue();
        source.GetProperty("composition_status").GetProperty("target").GetProperty("friendly_id").GetString().ShouldBe("DEV-1");
        source.TryGetProperty("composition", out _).ShouldBeFalse();

        (await Get(SmallWorld.Paper.Id)).GetProperty("composition_status").GetProperty("role").GetString().ShouldBe("standalone");
    }

    [Fact]
    public async Task Participants_have_roles_where_the_event_has_them()
    {
        var modern = await Get(SmallWorld.Talk.Id);
        modern.GetProperty("participants").EnumerateArray().Select(person => person.GetProperty("participant_role").GetProperty("slug").GetString())
            .ShouldBe(["panelist", "chair"]);
        modern.GetProperty("speakers")[0].GetProperty("participant_role").GetProperty("core_role").GetString().ShouldBe("speaker");
        modern.GetProperty("chairpersons")[0].GetProperty("first_name").GetString().ShouldBe("Omar");
        modern.GetProperty("moderators").GetArrayLength().ShouldBe(0);

        var plain = await Get(SmallWorld.Talk.Id, eventId: SmallWorld.Plain);
        plain.GetProperty("participants").GetArrayLength().ShouldBe(0);
        plain.GetProperty("speakers")[0].TryGetProperty("participant_role", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(SmallWorld.Modern, "translated_fields", true)]
    [InlineData(SmallWorld.Modern, "composition", false)]
    [InlineData(SmallWorld.Plain, "translated_fields", false)]
    public async Task Translations_come_when_asked_for_where_the_event_has_them(int eventId, string expand, bool expected)
    {
        var session = await Get(SmallWorld.Talk.Id, expand, eventId);

        session.TryGetProperty("translated_fields", out _).ShouldBe(expected);
        session.GetProperty("speakers")[0].TryGetProperty("translated_fields", out _).ShouldBe(expected);
    }

    [Fact]
    public async Task The_link_for_people_leads_into_the_administration() =>
        (await Get(SmallWorld.Talk.Id)).GetProperty("admin_url").GetString()
            .ShouldBe($"https://app.sessionboard.com/event/{SmallWorld.Modern}/sessions/{SmallWorld.Talk.Id}");

    [Theory]
    [InlineData("00000000-0000-4000-8000-000000000003")]
    [InlineData("00000000-0000-4000-8000-999999999999")]
    [InlineData("seven")]
    public async Task A_session_that_is_deleted_unknown_or_no_id_is_not_found(string id) =>
        (await sandbox.Client.GetAsync(Event($"sessions/{id}"))).ShouldBeError(404, "Not Found", "There is no such session.");

    [Fact]
    public async Task An_unknown_expansion_of_a_session_is_refused() =>
        (await sandbox.Client.GetAsync(Event($"sessions/{SmallWorld.Talk.Id}?expand=composition,all"))).ShouldBeError(
            400, "Bad Request", "expand 'all' is not one of translated_fields, subsession_details, linked_sources, composition.");

    private async Task<JsonElement> Get(Guid id, string expand = "", int eventId = SmallWorld.Modern) =>
        (await sandbox.Client.GetAsync(Event($"sessions/{id}?expand={expand}", eventId))).ShouldBeOk().Json;

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(property => property.Name);
}

using System.Text.Json;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

public class RecordTests(SmallSandbox sandbox) : IClassFixture<SmallSandbox>
{
    [Fact]
    public async Task Events_are_listed_with_their_features()
    {
        var answer = (await sandbox.Client.GetAsync("/v1/events?pageSize=1&page=2")).ShouldBeOk();

        answer.Results.ShouldHaveSingleItem().GetRawText().ShouldBe(
            $$"""{"id":{{SmallWorld.Modern}},"name":"Modern","timezone":"America/Chicago","features":{"translated_fields":true} }""".Replace("} }", "}}", StringComparison.Ordinal));
        answer.Json.GetProperty("pagination").GetProperty("totalResults").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("speakers", null, "Jane")]
    [InlineData("contacts", null, "Jane,Omar")]
    [InlineData("contacts", """{"sort":{"order":"updatedAt","sort":"asc"}}""", "Omar,Jane")]
    [InlineData("contacts", """{"filters":{"updatedAt":{"after":"2026-05-03T00:00:00Z"}}}""", "Jane")]
    public async Task People_are_found(string entities, string? body, string names)
    {
        var answer = (await sandbox.Client.PostAsync(Event(entities), body)).ShouldBeOk();

        string.Join(',', answer.Results.Select(person => person.GetProperty("first_name").GetString())).ShouldBe(names);
    }

    [Fact]
    public async Task A_contact_who_speaks_only_in_a_deleted_session_is_no_speaker()
    {
        (await sandbox.Client.GetAsync(Event($"contacts/{SmallWorld.Omar.Id}"))).ShouldBeOk();
        (await sandbox.Client.GetAsync(Event($"speakers/{SmallWorld.Omar.Id}"))).ShouldBeError(404, "Not Found", "There is no such speaker.");
        (await sandbox.Client.GetAsync(Event("contacts/nobody"))).ShouldBeError(404, "Not Found", "There is no such contact.");
    }

    [Fact]
    public async Task A_contact_has_the_fields_of_a_contact_and_no_others()
    {
        var contact = (await sandbox.Client.GetAsync(Event($"contacts/{SmallWorld.Jane.Id}"))).ShouldBeOk().Json;

        contact.GetProperty("friendly_id").GetString().ShouldBe("SPK-42");
        contact.GetProperty("gender").GetString().ShouldBe("female");
        contact.TryGetProperty("instagram_url", out _).ShouldBeFalse();
        contact.TryGetProperty("about", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("sponsors", "TechCorp", "SPON-3", "sponsor")]
    [InlineData("exhibitors", "Labs", "EXH-7", "exhibitor")]
    public async Task Accounts_are_found_and_had_by_id(string entities, string name, string friendlyId, string entity)
    {
        var row = (await sandbox.Client.PostAsync(Event(entities))).ShouldBeOk().Results.ShouldHaveSingleItem();
        var id = row.GetProperty("id").GetString();
        var alone = (await sandbox.Client.GetAsync(Event($"{entities}/{id}"))).ShouldBeOk().Json;

        alone.GetRawText().ShouldBe(row.GetRawText());
        alone.GetProperty("name").GetString().ShouldBe(name);
        alone.GetProperty("friendly_id").GetString().ShouldBe(friendlyId);
        alone.GetProperty("contacts")[0].GetProperty("is_primary").GetBoolean().ShouldBeTrue();
        alone.GetProperty("admin_url").GetString().ShouldBe($"https://app.sessionboard.com/event/{SmallWorld.Modern}/{entities}/{id}");
        (await sandbox.Client.GetAsync(Event($"{entities}/none"))).ShouldBeError(404, "Not Found", $"There is no such {entity}.");
    }

    [Theory]
    [InlineData("tags", "cloud,data")]
    [InlineData("tracks", "AI")]
    [InlineData("rooms", "Hall,Terrace")]
    [InlineData("formats", "Workshop")]
    [InlineData("levels", "Beginner")]
    [InlineData("languages", "English")]
    public async Task Settings_are_a_bare_list_by_GET_and_pages_by_POST(string entities, string names)
    {
        var list = (await sandbox.Client.GetAsync(Event(entities))).ShouldBeOk().Json;
        var search = (await sandbox.Client.PostAsync(Event(entities))).ShouldBeOk();

        Names(list.EnumerateArray(), "name").ShouldBe(names);
        search.Json.GetProperty("results").GetRawText().ShouldBe(list.GetRawText());
    }

    [Fact]
    public async Task Settings_can_be_filtered_by_time_and_paged()
    {
        var answer = await sandbox.Client.PostAsync(Event("tags?pageSize=1"), """{"filters":{"createdAt":{"after":"2026-05-02T00:00:00Z"}}}""");
        Names(answer.ShouldBeOk().Results, "name").ShouldBe("data");

        (await sandbox.Client.PostAsync(Event("rooms?pageSize=1&page=2"))).Results.ShouldHaveSingleItem()
            .GetProperty("capacity").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_list_of_statuses_has_all_and_the_search_only_custom_ones()
    {
        Names((await sandbox.Client.GetAsync(Event("statuses"))).ShouldBeOk().Json.EnumerateArray(), "name").ShouldBe("Accepted,Shortlisted");
        Names((await sandbox.Client.PostAsync(Event("session-statuses"))).ShouldBeOk().Results, "name").ShouldBe("Shortlisted");
        (await sandbox.Client.PostAsync(Event("session-statuses"), """{"filters":{"status":"accepted"}}""")).Results.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", "about,dietary_needs,logo")]
    [InlineData("""{"filters":{"module":"account"}}""", "logo")]
    [InlineData("""{"filters":{"source":"custom"}}""", "dietary_needs")]
    [InlineData("""{"filters":{"source":"standard"}}""", "about,logo")]
    [InlineData("""{"filters":{"scope":"global"}}""", "logo")]
    [InlineData("""{"expand":["anything"]}""", "about,dietary_needs,logo")]
    public async Task Fields_have_filters_of_their_own(string body, string names) =>
        Names((await sandbox.Client.PostAsync(Event("fields"), body)).ShouldBeOk().Results, "internal_name").ShouldBe(names);

    [Theory]
    [InlineData("""{"filters":{"module":"event"}}""", "filters.module must be one of session, account, contact.")]
    [InlineData("""{"filters":{"source":"own"}}""", "filters.source must be one of standard, custom.")]
    [InlineData("""{"filters":{"scope":"all"}}""", "filters.scope must be one of global, event.")]
    [InlineData("""{"filters":{"status":"accepted"}}""", "The body is not a valid search, at $.filters.status.")]
    public async Task A_search_of_fields_that_makes_no_sense_is_refused(string body, string message) =>
        (await sandbox.Client.PostAsync(Event("fields"), body)).ShouldBeError(400, "Bad Request", message);

    private static string Names(IEnumerable<JsonElement> rows, string property) =>
        string.Join(',', rows.Select(row => row.GetProperty(property).GetString()));
}

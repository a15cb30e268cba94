using SessionboardMcp.Api.Settings;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Client;

public sealed class SettingsTests
{
    [Theory]
    [InlineData(SettingKind.Tracks, "tracks", typeof(Track))]
    [InlineData(SettingKind.Rooms, "rooms", typeof(Room))]
    [InlineData(SettingKind.Tags, "tags", typeof(Tag))]
    [InlineData(SettingKind.Formats, "formats", typeof(SessionFormat))]
    [InlineData(SettingKind.Levels, "levels", typeof(Level))]
    [InlineData(SettingKind.Languages, "languages", typeof(Language))]
    [InlineData(SettingKind.Fields, "fields", typeof(FieldDefinition))]
    public async Task Settings_come_from_the_search_that_costs_nothing(SettingKind kind, string path, Type type)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On($"POST /v1/event/7/{path}", """{"results":[{"id":"x","name":"One","order":1,"capacity":null}]}""");

        var settings = await lab.Client.Settings.ListAsync(7, kind);

        settings.Single().ShouldBeOfType(type);
        settings.Single().Name.ShouldBe("One");
        lab.Server.Seen.Single().Target.ShouldBe($"/v1/event/7/{path}?page=1&pageSize=100");
    }

    [Fact]
    public async Task Statuses_come_from_the_list_that_has_the_core_ones_too()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/statuses", """
            [{"id":"accepted","name":"Accepted","status":"accepted","status_name":"Accepted","color":"#0f0","order":"1","is_custom":false},
             {"id":"9","name":"Confirmed","status":"accepted","status_name":"Accepted","color":"#0f1","order":2,"is_custom":"true"}]
            """);

        var statuses = (await lab.Client.Settings.ListAsync(7, SettingKind.Statuses)).Cast<SessionStatus>().ToList();

        statuses.Select(status => (status.Id, status.Status, status.IsCustom, status.Order)).ShouldBe(
            [("accepted", "accepted", false, 1), ("9", "accepted", true, 2)]);
    }

    [Fact]
    public async Task A_field_tells_its_names_and_whether_it_is_personal()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("POST /v1/event/7/fields", """
            {"results":[{"id":"f","internal_name":"diet","public_name":"Diet","field_type":"text","field_source":"custom","contains_pii":1,"scope":"event"}]}
            """);

        var field = (FieldDefinition)(await lab.Client.Settings.ListAsync(7, SettingKind.Fields)).Single();

        (field.Name, field.PublicName, field.InternalName, field.ContainsPii).ShouldBe(("Diet", "Diet", "diet", true));
    }
}

using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Agenda;

public sealed class AgendaDraftTests
{
    [Fact]
    public async Task Drafts_and_placements_are_read()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/agenda-drafts", """[{"id":"d1","event_id":7,"name":"Plan B","status":"draft","updated_at":"2027-01-02T03:04:05Z"}]""");
        lab.Server.On("GET /v1/event/7/agenda-drafts/d1/sessions", """[{"id":"p1","session_id":"s1","room_id":"r1","starts_at":"2027-03-09T15:00:00Z","ends_at":null}]""");

        var draft = (await lab.Client.Agenda.ListDraftsAsync(7)).Value.ShouldHaveSingleItem();
        var placement = (await lab.Client.Agenda.ListPlacementsAsync(7, "d1")).ShouldHaveSingleItem();

        (draft.Id, draft.Name, draft.Status).ShouldBe(("d1", "Plan B", "draft"));
        (placement.SessionId, placement.RoomId, placement.EndsAt).ShouldBe(("s1", "r1", null));
        placement.StartsAt!.Value.Hour.ShouldBe(15);
    }

    [Fact]
    public async Task Rules_and_personas_are_read_with_a_config_of_any_form()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/rules", """[{"id":"r1","name":"Lunch","type":"criteria","config":{"text":["lunch free"]},"enabled":false},{"id":"r2","config":null}]""");
        lab.Server.On("GET /v1/event/7/personas", """[{"id":"p1","name":"Newcomer","description":"Is new.","config":{}}]""");

        var rules = await lab.Client.Agenda.ListRulesAsync(7);
        var persona = (await lab.Client.Agenda.ListPersonasAsync(7)).ShouldHaveSingleItem();

        rules.Select(rule => (rule.Id, rule.Name, rule.Type, rule.Enabled)).ShouldBe([("r1", "Lunch", "criteria", false), ("r2", null, null, null)]);
        rules[0].Config!.Value.GetProperty("text")[0].GetString().ShouldBe("lunch free");
        (persona.Name, persona.Description).ShouldBe(("Newcomer", "Is new."));
    }

    [Theory]
    [InlineData("""{"additions":[{"session_id":"a","title":"A"}],"modifications":[{"session":{"id":"b","title":"B"}}],"removals":["c"]}""")]
    [InlineData("""{"data":{"added":[{"id":"a","title":"A"}],"modified":{"b":{"title":"B"}},"removed":[{"session_id":"c"}],"total":3}}""")]
    [InlineData("""[{"action":"add","session_id":"a","title":"A"},{"type":"update","session_id":"b","session_title":"B"},{"type":"remove","session_id":"c"},{"type":"note"}]""")]
    [InlineData("""{"changes":[{"change_type":"created","session_id":"a","title":"A"},{"change_type":"moved","session_id":"b","title":"B"},{"change_type":"deleted","session_id":"c"}]}""")]
    public async Task Changes_are_read_in_any_likely_form(string json)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/agenda-drafts/d1/changes", json);

        (await lab.Client.Agenda.GetChangesAsync(7, "d1")).ShouldBe(
        [
            new DraftChange(DraftChangeKind.Added, "a", "A"),
            new DraftChange(DraftChangeKind.Moved, "b", "B"),
            new DraftChange(DraftChangeKind.Removed, "c", null),
        ]);
    }

    [Theory]
    [InlineData("""{"additions":[],"modifications":[],"removals":[]}""", 0)]
    [InlineData("""{"additions":2,"note":"many"}""", null)]
    [InlineData("\"none\"", null)]
    public async Task No_changes_are_told_from_changes_that_are_not_understood(string json, int? count)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On("GET /v1/event/7/agenda-drafts/d1/changes", json);

        (await lab.Client.Agenda.GetChangesAsync(7, "d1"))?.Count.ShouldBe(count!.Value);
        ((await lab.Client.Agenda.GetChangesAsync(7, "d1")) is null).ShouldBe(count is null);
    }

    [Fact]
    public async Task A_draft_id_cannot_climb_out_of_the_event()
    {
        await using var lab = await Lab.OpenAsync();

        await Should.ThrowAsync<InvalidRequestException>(() => lab.Client.Agenda.GetChangesAsync(7, ".."));
    }
}

using SessionboardMcp.Sandbox.Tests.Endpoints;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class SubsessionTests : IAsyncLifetime
{
    private static readonly string Whole = Event($"sessions/{WriteWorld.Whole.Id}");
    private static readonly string Part = Event($"sessions/{WriteWorld.PartOfWhole.Id}");

    private SandboxClient _client = null!;

    public async Task InitializeAsync() => _client = await WriteWorld.ConnectAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task One_is_made_under_a_session_and_listed_by_it()
    {
        var made = (await CreateAsync(WriteWorld.Whole.Id, "2026-06-01T10:00:00Z", "2026-06-01T12:00:00Z")).ShouldBeOk();

        (made.Text("friendly_id"), made.Text("parent_session_friendly_id")).ShouldBe(("DEV-6-2", "DEV-6"));
        made.Json.TryGetProperty("subsessions", out _).ShouldBeFalse();
        (await _client.GetAsync(Whole)).Json.GetProperty("subsessions").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-06-01T08:59:59Z", "2026-06-01T10:00:00Z")]
    [InlineData("2026-06-01T11:00:00Z", "2026-06-01T12:00:01Z")]
    [InlineData("2026-06-01T13:00:00Z", "2026-06-01T14:00:00Z")]
    public async Task One_lies_within_its_parents_time(string starts, string ends)
    {
        const string Message = "A sub-session must lie within the time of the session that it is part of.";
        (await CreateAsync(WriteWorld.Whole.Id, starts, ends)).ShouldBeError(400, "Bad Request", Message);
        (await _client.PutAsync(Part, $$"""{"starts_at":"{{starts}}","ends_at":"{{ends}}"}""")).ShouldBeError(400, "Bad Request", Message);
    }

    [Fact]
    public async Task A_parent_covers_its_parts_and_moves_after_them()
    {
        const string Message = "The session must cover the times of its sub-sessions: make it longer, move them, then make it shorter.";
        (await _client.PutAsync(Whole, """{"starts_at":"2026-06-01T09:30:00Z"}""")).ShouldBeError(400, "Bad Request", Message);
        (await _client.PutAsync(Part, """{"starts_at":"2026-06-01T09:30:00Z"}""")).ShouldBeOk();
        (await _client.PutAsync(Whole, """{"starts_at":"2026-06-01T09:30:00Z"}""")).ShouldBeOk();
    }

    [Fact]
    public async Task A_parent_moves_with_its_parts_in_one_bulk()
    {
        string Update(Guid id, string starts, string ends) =>
            $$"""{"action":"update","id":"{{id}}","data":{"starts_at":"2026-06-01T{{starts}}:00Z","ends_at":"2026-06-01T{{ends}}:00Z"} }""";
        var operations = string.Join(',', Update(WriteWorld.Whole.Id, "09:00", "17:00"), Update(WriteWorld.PartOfWhole.Id, "14:00", "15:00"), Update(WriteWorld.Whole.Id, "14:00", "17:00"));

        (await _client.PostAsync(Event("sessions/bulk"), $$"""{"operations":[{{operations}}]}""")).Text.ShouldContain("\"failed\":0");

        (await _client.GetAsync(Whole)).Json.GetProperty("subsessions")[0].GetProperty("starts_at").GetString().ShouldBe("2026-06-01T14:00:00.000Z");
    }

    [Fact]
    public async Task Under_a_session_without_a_time_one_has_none()
    {
        (await CreateAsync(SmallWorld.Talk.Id, "2026-06-01T09:00:00Z", "2026-06-01T10:00:00Z")).Status.ShouldBe(400);
        (await _client.PostAsync(Event("sessions/create"), $$"""{"title":"x","parent_session_id":"{{SmallWorld.Talk.Id}}"}""")).ShouldBeOk();
    }

    [Fact]
    public async Task One_has_none_itself_and_its_parent_stands()
    {
        (await CreateAsync(WriteWorld.PartOfWhole.Id)).ShouldBeError(400, "Bad Request", "parent_session_id is a sub-session, which cannot have any itself.");
        (await CreateAsync(SmallWorld.Deleted.Id)).ShouldBeError(400, "Bad Request", $"There is no such session to be part of: {SmallWorld.Deleted.Id}.");
        (await CreateAsync(WriteWorld.Id(999))).ShouldBeError(400, "Bad Request", $"There is no such session to be part of: {WriteWorld.Id(999)}.");
        (await _client.PostAsync(Event("sessions/create"), $$"""{"title":"x","is_abstract":true,"parent_session_id":"{{WriteWorld.Whole.Id}}"}"""))
            .ShouldBeError(400, "Bad Request", "is_abstract of a sub-session is that of the session that it is part of.");
    }

    [Fact]
    public async Task A_session_with_sub_sessions_is_deleted_after_them_and_restored_before_them()
    {
        (await _client.DeleteAsync(Whole)).ShouldBeError(409, "Conflict", "The session has sub-sessions; delete them first.");
        (await _client.DeleteAsync(Part)).ShouldBeDone();
        (await _client.DeleteAsync(Whole)).ShouldBeDone();
        (await _client.PostAsync(Part + "/restore")).ShouldBeError(404, "Not Found", "The session that it was part of is deleted; restore that first.");
        (await _client.PostAsync(Whole + "/restore")).ShouldBeOk().Json.GetProperty("subsessions").GetArrayLength().ShouldBe(0);
        (await _client.PostAsync(Part + "/restore")).ShouldBeOk().Text("friendly_id").ShouldBe("DEV-6-1");
    }

    [Fact]
    public async Task A_part_is_not_restored_where_it_lies_no_more()
    {
        await _client.DeleteAsync(Part);
        (await _client.PutAsync(Whole, """{"starts_at":"2026-06-01T09:30:00Z"}""")).ShouldBeOk();

        (await _client.PostAsync(Part + "/restore")).ShouldBeError(400, "Bad Request", "A sub-session must lie within the time of the session that it is part of.");
    }

    [Fact]
    public async Task There_are_200_at_most_those_of_the_same_request_counted()
    {
        var create = $$$"""{"action":"create","data":{"title":"x","parent_session_id":"{{{WriteWorld.Whole.Id}}}"}}""";
        var hundred = $$"""{"operations":[{{string.Join(',', Enumerable.Repeat(create, 100))}}]}""";
        (await _client.PostAsync(Event("sessions/bulk"), hundred)).ShouldBeOk().Json.GetProperty("stats").GetProperty("succeeded").GetInt32().ShouldBe(100);

        var second = (await _client.PostAsync(Event("sessions/bulk"), hundred)).ShouldBeOk().Json;

        second.GetProperty("stats").GetRawText().ShouldBe("""{"total":100,"succeeded":99,"failed":1}""");
        second.GetProperty("results")[99].GetProperty("error").GetProperty("message").GetString().ShouldBe("The session has 200 sub-sessions, which is as many as it can have.");
        (await _client.DeleteAsync(Part)).ShouldBeDone();
        (await CreateAsync(WriteWorld.Whole.Id)).ShouldBeOk();
        (await _client.PostAsync(Part + "/restore")).Status.ShouldBe(400);
    }

    private Task<SandboxAnswer> CreateAsync(Guid parent, string? starts = null, string? ends = null) => _client.PostAsync(
        Event("sessions/create"),
        $$"""{"title":"x","parent_session_id":"{{parent}}"{{(starts is null ? "" : $",\"starts_at\":\"{starts}\",\"ends_at\":\"{ends}\"")}}}""");
}

using System.Text.Json;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

public class SessionStatusTests(SmallSandbox sandbox) : IClassFixture<SmallSandbox>
{
    private static readonly Guid[] Sessions =
        [SmallWorld.Talk.Id, SmallWorld.Paper.Id, SmallWorld.Deleted.Id, SmallWorld.Source.Id, SmallWorld.Part.Id];

    [Theory]
    [InlineData(null, "1 2 3 5")]
    [InlineData("""{"expand":["linked_sources"]}""", "1 2 3 4 5")]
    [InlineData("""{"expand":["anything"]}""", "1 2 3 5")]
    [InlineData("""{"filters":{"status":"pending"}}""", "2 5")]
    [InlineData("""{"filters":{"deletedAt":{"after":"2026-05-09T11:59:59Z"}}}""", "3")]
    [InlineData("""{"filters":{"deletedAt":{"after":"2026-05-09T12:00:00Z"}}}""", "")]
    [InlineData("""{"filters":{"deletedAt":{"before":"2026-05-10T00:00:00Z"}}}""", "3")]
    [InlineData("""{"sort":{"order":"deletedAt","sort":"asc"}}""", "3 1 2 5")]
    [InlineData("""{"sort":{"order":"deletedAt","sort":"desc"}}""", "3 1 2 5")]
    [InlineData("""{"sort":{"order":"updatedAt"}}""", "5 3 2 1")]
    public async Task The_status_search_finds_deleted_sessions_and_subsessions_too(string? body, string numbers)
    {
        var answer = (await sandbox.Client.PostAsync(Event("sessions/status"), body)).ShouldBeOk();

        string.Join(' ', answer.Results.Select(Number)).ShouldBe(numbers);
    }

    [Fact]
    public async Task A_parent_lists_its_subsessions_and_a_subsession_lists_none()
    {
        var rows = (await sandbox.Client.PostAsync(Event("sessions/status"))).ShouldBeOk().Results;

        var part = rows[0].GetProperty("subsessions").EnumerateArray().ShouldHaveSingleItem();
        part.GetProperty("friendly_id").GetString().ShouldBe("DEV-1-1");
        part.GetProperty("parent_session_friendly_id").GetString().ShouldBe("DEV-1");
        part.GetProperty("status").GetString().ShouldBe("pending");
        rows[3].GetProperty("subsessions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_row_says_when_it_was_deleted_and_what_its_custom_status_is()
    {
        var rows = (await sandbox.Client.PostAsync(Event("sessions/status"))).ShouldBeOk().Results;

        rows[0].GetProperty("deleted_at").ValueKind.ShouldBe(JsonValueKind.Null);
        rows[0].GetProperty("custom_status_id").ValueKind.ShouldBe(JsonValueKind.Null);
        rows[1].GetProperty("custom_status").GetProperty("name").GetString().ShouldBe("Shortlisted");
        rows[2].GetProperty("deleted_at").GetString().ShouldBe("2026-05-09T12:00:00.000Z");
    }

    [Fact]
    public async Task Only_this_search_knows_when_something_was_deleted()
    {
        (await sandbox.Client.PostAsync(Event("sessions"), """{"sort":{"order":"deletedAt"}}"""))
            .ShouldBeError(400, "Bad Request", "sort.order must be one of createdAt, updatedAt.");
        (await sandbox.Client.PostAsync(Event("sessions/status"), """{"sort":{"order":"title"}}"""))
            .ShouldBeError(400, "Bad Request", "sort.order must be one of createdAt, updatedAt, deletedAt.");
        (await sandbox.Client.PostAsync(Event("sessions/status"), """{"filters":{"deletedAt":{"after":"today"}}}"""))
            .ShouldBeError(400, "Bad Request", "filters.deletedAt.after must be a date-time such as 2026-05-01T00:00:00Z.");
    }

    private static int Number(JsonElement row) => Array.IndexOf(Sessions, row.GetProperty("id").GetGuid()) + 1;
}

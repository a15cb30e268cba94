using System.Text.Json;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

public class SessionListTests(SmallSandbox sandbox) : IClassFixture<SmallSandbox>
{
    [Theory]
    [InlineData("", "Talk Paper")]
    [InlineData("?expand=linked_sources", "Talk Paper Source")]
    [InlineData("?search=TALK", "Talk")]
    [InlineData("?search=dev-2", "Paper")]
    [InlineData("?search=nothing", "")]
    [InlineData("?search=", "Talk Paper")]
    [InlineData("?status=accepted", "Talk")]
    [InlineData("?status=00000000-0000-4000-8000-000000000401", "Paper")]
    [InlineData("?status=approved", "")]
    [InlineData("?is_abstract=true", "Paper")]
    [InlineData("?is_abstract=false", "Talk")]
    [InlineData("?track_id=00000000-0000-4000-8000-000000000201", "Talk")]
    [InlineData("?track_id=00000000-0000-4000-8000-000000000211", "")]
    [InlineData("?tag_id=00000000-0000-4000-8000-000000000211", "")]
    public async Task The_list_finds(string query, string titles)
    {
        var answer = (await sandbox.Client.GetAsync(Event("sessions") + query)).ShouldBeOk();

        string.Join(' ', Rows(answer).Select(row => row.GetProperty("title").GetString())).ShouldBe(titles);
    }

    [Fact]
    public async Task A_tag_finds_what_has_it()
    {
        var tag = new Setting { Id = Guid.NewGuid(), Name = "x", Order = 0, CreatedAt = SmallWorld.Day(1), UpdatedAt = SmallWorld.Day(1) };
        var world = SmallWorld.Create();
        world = world with { Events = [world.Events[1] with { Tags = [tag], Sessions = [SmallWorld.Talk, SmallWorld.Paper with { TagIds = [tag.Id] }] }] };
        await using var client = await SandboxClient.StartAsync(new SandboxOptions { Organization = world });

        var answer = await client.GetAsync(Event($"sessions?tag_id={tag.Id}"));

        Rows(answer.ShouldBeOk()).ShouldHaveSingleItem().GetProperty("title").GetString().ShouldBe("Paper");
    }

    [Fact]
    public async Task Its_page_has_other_names_and_what_is_unassigned_is_null()
    {
        var answer = (await sandbox.Client.GetAsync(Event("sessions?page_size=1&page=2"))).ShouldBeOk();

        answer.Json.GetProperty("pagination").GetRawText().ShouldBe("""{"current_page":2,"page_size":1,"total_pages":2,"total_results":2}""");
        Rows(answer).ShouldHaveSingleItem().GetProperty("track").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task It_counts_against_the_limit_unlike_the_search()
    {
        (await sandbox.Client.GetAsync(Event("sessions"))).Headers.ShouldContainKey("RateLimit-Remaining");
        (await sandbox.Client.PostAsync(Event("sessions"))).Headers.ShouldNotContainKey("RateLimit-Remaining");
    }

    [Theory]
    [InlineData("?page_size=101", "page_size must be a whole number from 1 to 100.")]
    [InlineData("?is_abstract=yes", "is_abstract must be one of true, false.")]
    [InlineData("?track_id=AI", "track_id must be a UUID.")]
    [InlineData("?tag_id=1", "tag_id must be a UUID.")]
    public async Task A_list_that_makes_no_sense_is_refused(string query, string message) =>
        (await sandbox.Client.GetAsync(Event("sessions") + query)).ShouldBeError(400, "Bad Request", message);

    private static JsonElement.ArrayEnumerator Rows(SandboxAnswer answer) => answer.Json.GetProperty("data").EnumerateArray();
}

using System.Text.Json;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Contacts;

public sealed class ContactBulkTests
{
    private const string Bulk = "POST /v1/event/7/contacts/bulk";

    private static readonly BulkOperation[] Three =
    [
        new(BulkAction.Create, null, new Dictionary<string, JsonElement> { ["email"] = JsonElement.Parse("\"a@b.example\"") }, null),
        new(BulkAction.Update, "c2", new Dictionary<string, JsonElement> { ["title"] = JsonElement.Parse("\"New\"") }, new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero)),
        new(BulkAction.Delete, "c3", new Dictionary<string, JsonElement>(), null),
    ];

    [Fact]
    public async Task What_is_made_changed_and_deleted_goes_in_one_request_and_the_new_one_tells_its_id()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Bulk, """{"results":[{"index":0,"action":"create","status":"success","id":"c1"},{"index":1,"status":"success","id":"c2"},{"index":2,"status":"error","id":"c3","error":{"code":"NOT_FOUND"}}]}""");
        var version = lab.Client.Contacts.Version(7);

        var results = await lab.Client.Contacts.BulkAsync(7, Three);

        lab.Server.Seen.Single().Body.ShouldBe(
            """{"operations":[{"action":"create","data":{"email":"a@b.example"}},{"action":"update","id":"c2","data":{"title":"New","updated_at":"2026-12-01T09:00:00Z"}},{"action":"delete","id":"c3"}]}""");
        results.ShouldBe([new BulkResult(true, null, null) { MadeId = "c1" }, new BulkResult(true, null, null), new BulkResult(false, "NOT_FOUND", null)]);
        lab.Client.Contacts.Version(7).ShouldNotBe(version);
    }

    [Theory]
    [InlineData("""{"results":[{"status":"success","id":"c1"},{"status":"success","id":"c2"}]}""", false)]
    [InlineData("""{"results":[{"index":0,"status":"success","id":" "},{"index":1,"status":"success","id":"c2"}]}""", false)]
    [InlineData("""{"results":[{"index":0,"status":"success"},{"index":1,"status":"success","id":"c2"}]}""", true)]
    public async Task What_is_told_of_a_new_one_without_its_place_is_not_known(string answer, bool first)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Bulk, answer);

        var results = await lab.Client.Contacts.BulkAsync(7, Three);

        (results[0]?.Succeeded == true, results[1]?.Succeeded, results[2]).ShouldBe((first, true, null));
    }

    [Fact]
    public async Task More_than_a_request_takes_are_not_sent()
    {
        await using var lab = await Lab.OpenAsync();

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => lab.Client.Contacts.BulkAsync(7, [.. Enumerable.Repeat(Three[0], BulkOperation.Most + 1)]));

        lab.Server.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_answer_it_is_sent_once()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Bulk, Reply.Hangup);

        await Should.ThrowAsync<SessionboardException>(() => lab.Client.Contacts.BulkAsync(7, Three));

        lab.Server.Seen.Count.ShouldBe(1);
    }
}

using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

/// <summary>Who may write what, and how often.</summary>
public sealed class WriteAccessTests
{
    private static readonly string Create = Event("sessions/create");

    [Fact]
    public async Task The_sessions_and_settings_of_another_event_are_not_there()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        var theirs = (await client.PostAsync(Event("tracks/create", SmallWorld.Plain), """{"name":"Theirs"}""")).ShouldBeOk().Text("id");
        var ours = WriteWorld.Marked.Id;

        (await client.PutAsync(Event($"sessions/{ours}", SmallWorld.Plain), "{}")).ShouldBeError(404, "Not Found", "There is no such session.");
        (await client.DeleteAsync(Event($"sessions/{ours}", SmallWorld.Plain))).Status.ShouldBe(404);
        (await client.PostAsync(Event($"sessions/{SmallWorld.Deleted.Id}/restore", SmallWorld.Plain))).Status.ShouldBe(404);
        (await client.PutAsync(Event($"tracks/{theirs}"), """{"name":"Mine"}""")).ShouldBeError(404, "Not Found", "There is no such track.");
        (await client.DeleteAsync(Event($"tracks/{theirs}"))).Status.ShouldBe(404);
        (await client.PutAsync(Event($"sessions/{ours}"), $$"""{"track_id":"{{theirs}}"}""")).ShouldBeError(400, "Bad Request", $"There is no such track in this event: {theirs}.");
        (await client.PostAsync(Event("sessions/create", SmallWorld.Plain), $$"""{"title":"x","parent_session_id":"{{ours}}"}""")).Status.ShouldBe(400);
        (await client.PostAsync(Event("sessions/bulk", SmallWorld.Plain), $$"""{"operations":[{"action":"delete","id":"{{ours}}"}]}""")).Text.ShouldContain("NOT_FOUND");
        (await client.FreshAsync(ours.ToString())).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_token_for_one_event_writes_in_that_one()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());

        (await client.PostAsync(Create, """{"title":"x"}""", SandboxTokens.OneEvent)).ShouldBeOk();
        (await client.PostAsync(Event("sessions/create", SmallWorld.Plain), """{"title":"x"}""", SandboxTokens.OneEvent)).ShouldBeError(404, "Not Found", "There is no such event.");
        (await client.DeleteAsync(Event($"tracks/{WriteWorld.Track.Id}", SmallWorld.Plain), SandboxTokens.OneEvent)).ShouldBeError(404, "Not Found", "There is no such event.");
    }

    [Fact]
    public async Task A_token_without_the_scope_writes_nothing_however_it_asks()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        var before = (await client.GetAsync(Event("sessions"))).Text;
        foreach (var token in new[] { SandboxTokens.Read, SandboxTokens.Legacy, SandboxTokens.ReportsOnly, SandboxTokens.NoContacts })
        {
            (await client.PostAsync(Create, """{"title":"x"}""", token)).ShouldBeError(403, "Forbidden", "The token lacks the scope write:sessions.");
            (await client.PostAsync(Event("sessions/bulk"), """{"operations":[]}""", token)).ShouldBeError(403, "Forbidden", "The token lacks the scope write:sessions.");
            (await client.DeleteAsync(Event($"rooms/{WriteWorld.Room.Id}"), token)).ShouldBeError(403, "Forbidden", "The token lacks the scope write:metadata.");
        }

        (await client.GetAsync(Event("sessions"))).Text.ShouldBe(before);
    }

    [Fact]
    public async Task Writes_of_sessions_and_of_settings_have_budgets_of_their_own()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with { Limit = 2 }));

        (await client.PostAsync(Create, """{"title":"x"}""")).Headers["RateLimit-Remaining"].ShouldBe("1");
        (await client.PutAsync(Event($"sessions/{WriteWorld.Marked.Id}"), "{}")).Headers["RateLimit-Remaining"].ShouldBe("0");
        var refused = await client.DeleteAsync(Event($"sessions/{WriteWorld.Marked.Id}"));
        refused.ShouldBeError(429, "Too Many Requests", "Too many requests; try again in 900 seconds.");
        refused.Headers["Retry-After"].ShouldBe("900");
        (await client.PostAsync(Event("tracks/create"), """{"name":"x"}""")).Headers["RateLimit-Remaining"].ShouldBe("1");
        (await client.DeleteAsync(Event($"rooms/{WriteWorld.Room.Id}"))).Headers["RateLimit-Remaining"].ShouldBe("0");
        (await client.PostAsync(Event("statuses/create"), """{"name":"x"}""")).Status.ShouldBe(429);
        (await client.GetAsync(Event("tags"))).Headers["RateLimit-Remaining"].ShouldBe("1");
        (await client.FreshAsync(WriteWorld.Marked.Id.ToString())).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_may_be_made_in_a_day_is_counted_over_all_ways_to_make_it_and_for_each_token()
    {
        var time = new FakeTimeProvider(WriteWorld.At(6));
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with { DailyCreates = 5, TimeProvider = time }));
        const string Three = """{"operations":[{"action":"create","data":{"title":"x"}},{"action":"create","data":{"title":"x"}},{"action":"create","data":{"title":"x"}}]}""";

        (await client.PostAsync(Event("sessions/bulk"), Three)).ShouldBeOk();
        time.Advance(TimeSpan.FromHours(1));
        (await client.PostAsync(Event("sessions/bulk"), Three)).ShouldBeError(429, "Too Many Requests", "The daily quota of creates is used up; try again in 82800 seconds.");
        (await client.PostAsync(Create, """{"title":"y"}""")).ShouldBeOk();
        (await client.PostAsync(Event("tags/create"), """{"name":"y"}""")).ShouldBeOk();
        var refused = await client.PostAsync(Create, """{"title":"z"}""");
        refused.ShouldBeError(429, "Too Many Requests", "The daily quota of creates is used up; try again in 82800 seconds.");
        refused.Headers["Retry-After"].ShouldBe("82800");

        // What makes nothing goes on, and so does everybody else.
        (await client.PutAsync(Event($"sessions/{WriteWorld.Marked.Id}"), "{}")).ShouldBeOk();
        (await client.PostAsync(Create, """{"title":"z"}""", SandboxTokens.NoMcp)).ShouldBeOk();
        time.Advance(TimeSpan.FromHours(23));
        (await client.PostAsync(Create, """{"title":"z"}""")).ShouldBeOk();
    }
}

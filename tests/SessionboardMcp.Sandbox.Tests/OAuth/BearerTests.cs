using System.Net;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Tests.OAuth;

public sealed class BearerTests : IAsyncLifetime
{
    private const string Everything = "read:events read:sessions read:contacts read:insights write:events";

    private OAuthClient _client = null!;

    public async Task InitializeAsync() => _client = await OAuthClient.StartAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [InlineData("dana", Everything, "GET", "/v1/insights/schema", 200)]
    [InlineData("rui", Everything, "GET", "/v1/insights/schema", 200)]
    [InlineData("noor", Everything, "GET", "/v1/insights/schema", 403)]
    [InlineData("dana", "read:events", "GET", "/v1/insights/schema", 403)]
    [InlineData("dana", "read:events", "GET", "/v1/events", 200)]
    [InlineData("dana", Everything, "GET", "/v1/event/12/tags", 200)]
    [InlineData("pia", Everything, "GET", "/v1/event/12/tags", 404)]
    [InlineData("pia", Everything, "GET", "/v1/event/3960/tags", 200)]
    public async Task A_token_does_what_was_granted_and_its_person_may(string person, string scope, string method, string path, int status)
    {
        var tokens = await _client.SignInAsync(person, scope: scope);

        (await _client.CallAsync(method, path, tokens.Access)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task The_answer_says_what_was_granted()
    {
        (await _client.SignInAsync("rui", scope: Everything)).Scope.ShouldBe("read:events read:sessions read:contacts read:insights");
        (await _client.SignInAsync("noor", scope: Everything)).Scope.ShouldBe("read:events read:sessions read:contacts write:events");
    }

    [Fact]
    public async Task Taking_AI_access_stops_the_token_at_once_and_so_does_every_refresh()
    {
        var tokens = await _client.SignInAsync("dana");
        _client.OAuth.SetAiAccess("dana", on: false);

        (await _client.CallAsync("GET", "/v1/events", tokens.Access)).Status.ShouldBe(401);
        await OAuthClient.ShouldBeRefusedAsync(await _client.RefreshAsync(tokens.Refresh!), "invalid_grant");
        _client.OAuth.SetAiAccess("dana", on: true);
        (await _client.CallAsync("GET", "/v1/events", tokens.Access)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_page_of_people_switches_AI_access()
    {
        (await _client.Http.GetStringAsync("/sandbox/people")).ShouldContain("Dana Whitfield: switch AI access off");
        var form = new FormUrlEncodedContent([new("person", "dana"), new("ai_access", "off")]);

        (await _client.Http.PostAsync("/sandbox/people", form)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        _client.OAuth.HasAiAccess("dana").ShouldBeFalse();
        _client.OAuth.HasAiAccess("rui").ShouldBeTrue();
    }

    [Fact]
    public async Task Fewer_rights_are_felt_at_once_and_told_at_the_next_refresh()
    {
        var tokens = await _client.SignInAsync("dana", scope: Everything);
        _client.OAuth.SetScopes("dana", ["read:events"]);

        (await _client.CallAsync("GET", "/v1/insights/schema", tokens.Access)).Status.ShouldBe(403);
        (await OAuthClient.TokensAsync(await _client.RefreshAsync(tokens.Refresh!))).Scope.ShouldBe("read:events");
    }

    [Fact]
    public async Task Removing_the_application_ends_its_grants()
    {
        var tokens = await _client.SignInAsync("dana");
        _client.OAuth.RevokeGrants("dana");

        (await _client.CallAsync("GET", "/v1/events", tokens.Access)).Status.ShouldBe(401);
        await OAuthClient.ShouldBeRefusedAsync(await _client.RefreshAsync(tokens.Refresh!), "invalid_grant");
    }

    [Fact]
    public async Task Two_organizations_share_nothing_even_through_the_cache_of_sessions()
    {
        var main = await _client.SignInAsync("mara", "org", Everything);
        var neighbour = await _client.SignInAsync("mara", NeighbourOrganization.Id, Everything);

        (await _client.CallAsync("GET", "/v1/events", main.Access)).Text.ShouldNotContain("Lakeside");
        var events = (await _client.CallAsync("GET", "/v1/events", neighbour.Access)).Text;
        events.ShouldContain("Lakeside Care Forum 2027");
        events.ShouldNotContain("Modern");
        var sessions = $"/v1/event/{NeighbourOrganization.CareForum}/sessions";
        (await _client.CallAsync("POST", sessions, main.Access)).Status.ShouldBe(404);
        (await _client.CallAsync("POST", sessions, neighbour.Access)).Status.ShouldBe(200);
        (await _client.CallAsync("POST", sessions, main.Access)).Status.ShouldBe(404);
        (await _client.CallAsync("POST", $"/v1/event/{SmallWorld.Modern}/sessions", neighbour.Access)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_is_written_in_one_organization_stays_in_it_and_in_its_sandbox_and_its_cache_is_as_late()
    {
        const string Writing = "read:events read:sessions write:sessions write:metadata";
        await using var other = await OAuthClient.StartAsync();
        var (here, there) = (await _client.SignInAsync("ines", scope: Writing), await other.SignInAsync("ines", scope: Writing));
        var path = $"/v1/event/{NeighbourOrganization.CareForum}";
        var (track, session) = (NeighbourOrganization.Create().Events[0].Tracks[0].Id, NeighbourOrganization.Create().Events[0].Sessions.First(one => one.ParentId is null).Id);
        var before = (await _client.CallAsync("POST", $"{path}/sessions?pageSize=100", here.Access)).Text;
        before.ShouldContain($"{session}");

        (await _client.CallAsync("DELETE", $"{path}/tracks/{track}", here.Access)).Status.ShouldBe(200);
        (await _client.CallAsync("DELETE", $"{path}/sessions/{session}", here.Access)).Status.ShouldBe(200);

        (await _client.CallAsync("GET", $"{path}/tracks", here.Access)).Text.ShouldNotContain($"{track}");
        (await other.CallAsync("GET", $"{path}/tracks", there.Access)).Text.ShouldContain($"{track}");
        (await _client.CallAsync("POST", $"{path}/sessions?pageSize=100", here.Access)).Text.ShouldBe(before);
        _client.Time.Advance(TimeSpan.FromMinutes(3));
        (await _client.CallAsync("POST", $"{path}/sessions?pageSize=100", here.Access)).Text.ShouldNotContain($"{session}");
    }

    [Fact]
    public void The_neighbour_has_a_small_event_of_its_own()
    {
        var neighbour = NeighbourOrganization.Create();

        var @event = neighbour.Events.ShouldHaveSingleItem();
        var others = SeededOrganization.Create().Events;
        others.ShouldNotContain(other => other.Id == @event.Id);
        others.SelectMany(other => other.Contacts).Select(contact => contact.Id).Intersect(@event.Contacts.Select(contact => contact.Id)).ShouldBeEmpty();
        @event.Sessions.Count.ShouldBeInRange(8, 60);
    }

    [Theory]
    [InlineData("Basic abc")]
    [InlineData("Bearer ")]
    [InlineData("Bearer sandbox-full")]
    public async Task Anything_else_in_the_header_is_401(string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events");
        request.Headers.TryAddWithoutValidation("Authorization", value);

        (await _client.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Both_kinds_of_token_at_once_are_401()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {(await _client.SignInAsync("dana")).Access}");
        request.Headers.Add("x-access-token", "sandbox-full");

        (await _client.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Requests_are_counted_for_each_grant_whatever_its_tokens()
    {
        await using var limited = await OAuthClient.StartAsync(sandbox: new SandboxOptions { Organization = SmallWorld.Create(), Limit = 1 });
        var tokens = await limited.SignInAsync("dana");
        (await limited.CallAsync("GET", "/v1/events", tokens.Access)).Status.ShouldBe(200);

        var renewed = await OAuthClient.TokensAsync(await limited.RefreshAsync(tokens.Refresh!));
        (await limited.CallAsync("GET", "/v1/events", renewed.Access)).Status.ShouldBe(429);
        (await limited.CallAsync("GET", "/v1/events", (await limited.SignInAsync("dana")).Access)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_refused() =>
        (await Should.ThrowAsync<ArgumentException>(OAuthClient.StartAsync(new SandboxOAuthOptions { CodeLifetime = TimeSpan.Zero })))
            .Message.ShouldStartWith("OAuth.CodeLifetime is 00:00:00");
}

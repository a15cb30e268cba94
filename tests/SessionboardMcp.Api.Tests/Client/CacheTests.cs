using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Client;

public sealed class CacheTests
{
    private const string Events = "GET /v1/events";
    private const string Schema = "GET /v1/event/7/insights/schema";
    private const string EventsJson = """{"results":[{"id":7,"name":"Summit"}],"pagination":{"currentPage":1,"pageSize":100,"totalPages":1,"totalResults":1}}""";
    private const string SchemaJson = """{"entities":[{"name":"sessions","fields":["title"]}]}""";

    [Fact]
    public async Task Events_are_kept_for_a_minute()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Events, EventsJson);

        var first = await lab.Client.Events.ListAsync();
        lab.Clock.Advance(TimeSpan.FromSeconds(59));
        (await lab.Client.Events.ListAsync()).ShouldBeSameAs(first);
        lab.Server.Seen.Count.ShouldBe(1);

        lab.Clock.Advance(TimeSpan.FromSeconds(2));
        await lab.Client.Events.ListAsync();
        lab.Server.Seen.Count.ShouldBe(2);
    }

    // A person's rights can be taken away at any time; a token's are the organization's.
    [Fact]
    public async Task Nothing_is_given_again_after_a_minute_under_the_grant_of_a_person()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Schema, SchemaJson);
        var client = lab.Factory.Create(new BearerCredential(new GivenTokens(_ => "a-token"), "one"));
        var made = 0;
        async Task AskAsync()
        {
            await client.Insights.GetSchemaAsync(7);
            await client.Keeping.KeepAsync("x", TimeSpan.FromMinutes(3), _ => 1, _ => Task.FromResult($"{++made}"));
            await client.Keeping.RenewAsync<string>("x", TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(30), _ => 1, (_, _) => Task.FromResult($"{++made}"));
        }

        await AskAsync();
        lab.Clock.Advance(TimeSpan.FromSeconds(59));
        await AskAsync();
        (lab.Server.Seen.Count, made).ShouldBe((1, 2));
        lab.Clock.Advance(TimeSpan.FromSeconds(2));
        await AskAsync();
        (lab.Server.Seen.Count, made).ShouldBe((2, 4));
    }

    [Fact]
    public async Task A_schema_is_kept_for_five_minutes_for_each_event()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Schema, SchemaJson);
        lab.Server.On("GET /v1/insights/schema", SchemaJson);

        await lab.Client.Insights.GetSchemaAsync(7);
        await lab.Client.Insights.GetSchemaAsync(null);
        lab.Clock.Advance(TimeSpan.FromSeconds(299));
        await lab.Client.Insights.GetSchemaAsync(7);
        await lab.Client.Insights.GetSchemaAsync(null);
        lab.Server.Seen.Count.ShouldBe(2);

        lab.Clock.Advance(TimeSpan.FromSeconds(2));
        await lab.Client.Insights.GetSchemaAsync(7);
        lab.Server.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_path_under_which_a_schema_was_found_is_asked_first_by_that_credential_only()
    {
        const string Singular = "GET /v1/insights/event/7/schema";
        await using var lab = await Lab.OpenAsync(options => options.SchemaTtl = TimeSpan.Zero);
        lab.Server.On(Schema, Reply.Status(404));
        lab.Server.On("GET /v1/insights/events/7/schema", Reply.Status(405));
        lab.Server.On(Singular, SchemaJson);

        await lab.ClientOf("token-one").Insights.GetSchemaAsync(7);
        lab.Server.Seen.Count.ShouldBe(3);
        await lab.ClientOf("token-one").Insights.GetSchemaAsync(7);
        lab.Server.Seen.Count.ShouldBe(4);
        await lab.ClientOf("token-two").Insights.GetSchemaAsync(7);
        lab.Server.Seen.Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_schema_that_is_limited_is_not_looked_for_elsewhere()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Schema, Reply.Json("{}", 429, ("Retry-After", "600")));

        await Should.ThrowAsync<RateLimitedException>(lab.Client.Insights.GetSchemaAsync(7));

        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_one_credential_was_given_is_not_given_to_another()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Events, EventsJson);

        await lab.ClientOf("token-one").Events.ListAsync();
        await lab.ClientOf("token-two").Events.ListAsync();
        await lab.ClientOf("token-one").Events.ListAsync();

        lab.Server.Seen.Select(seen => seen.Headers["x-access-token"]).ShouldBe(["token-one", "token-two"]);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.OnEach(Schema, Reply.Status(404), Reply.Json("{\"nothing\":1}"), Reply.Json(SchemaJson));
        // The other places where a schema may be.
        lab.Server.On("GET /v1/insights/events/7/schema", Reply.Status(404));
        lab.Server.On("GET /v1/insights/event/7/schema", Reply.Status(404));

        await Should.ThrowAsync<NotFoundException>(lab.Client.Insights.GetSchemaAsync(7));
        await Should.ThrowAsync<SchemaUnreadableException>(lab.Client.Insights.GetSchemaAsync(7));

        (await lab.Client.Insights.GetSchemaAsync(7)).Value.Entities.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_who_ask_an_empty_cache_cause_one_call()
    {
        await using var lab = await Lab.OpenAsync();
        using var arrived = new SemaphoreSlim(0);
        var gate = new TaskCompletionSource();
        lab.Server.On(Schema, Reply.Gated(arrived, gate.Task, SchemaJson));

        var calls = Enumerable.Range(0, 50).Select(_ => lab.Client.Insights.GetSchemaAsync(7)).ToList();
        await arrived.Soon();
        gate.SetResult();
        await Task.WhenAll(calls).Soon();

        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_kept_when_the_time_to_live_is_zero()
    {
        await using var lab = await Lab.OpenAsync(options => options.EventsTtl = TimeSpan.Zero);
        lab.Server.On(Events, EventsJson);

        await lab.Client.Events.ListAsync();
        await lab.Client.Events.ListAsync();

        lab.Server.Seen.Count.ShouldBe(2);
    }
}

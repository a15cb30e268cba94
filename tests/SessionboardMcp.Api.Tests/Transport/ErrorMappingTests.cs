using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Transport;

public sealed class ErrorMappingTests
{
    private const string Session = "GET /v1/event/7/sessions/s1";
    private const string Query = "POST /v1/insights/execute";

    [Theory]
    [InlineData(401, typeof(UnauthorizedException))]
    [InlineData(403, typeof(ForbiddenException))]
    [InlineData(404, typeof(NotFoundException))]
    [InlineData(410, typeof(NotFoundException))]
    [InlineData(409, typeof(ConflictException))]
    [InlineData(412, typeof(ConflictException))]
    [InlineData(400, typeof(InvalidRequestException))]
    [InlineData(422, typeof(InvalidRequestException))]
    [InlineData(429, typeof(RateLimitedException))]
    public async Task A_refusal_becomes_its_own_error_after_one_try(int status, Type expected)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Status(status));

        var failure = await Should.ThrowAsync<SessionboardException>(lab.Client.Sessions.GetAsync(7, "s1"));

        failure.ShouldBeOfType(expected);
        failure.Status.ShouldBe(status);
        failure.Operation.ShouldBe("GetSession");
        failure.Message.ShouldNotContain("raw upstream words");
        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task A_failing_upstream_is_asked_three_times(int status)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Status(status));

        var failure = await Should.ThrowAsync<UpstreamUnavailableException>(lab.Client.Sessions.GetAsync(7, "s1"));

        failure.Status.ShouldBe(status);
        lab.Server.Seen.Count.ShouldBe(3);
        lab.Clock.Waits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Forbidden_names_the_scope_that_the_operation_needs()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Query, Reply.Status(403));

        var failure = await Should.ThrowAsync<ForbiddenException>(lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND Session")));

        failure.MissingScope.ShouldBe("read:insights");
        failure.Message.ShouldContain("read:insights");
    }

    [Fact]
    public async Task A_refused_request_quotes_upstream_cleaned_and_bounded_and_apart_from_the_message()
    {
        await using var lab = await Lab.OpenAsync();
        var words = "Unknown\u202E field\u0007\n 'x' " + Lab.Token + new string('y', 600);
        lab.Server.On(Query, $$"""{"error":"Bad Request","message":{{System.Text.Json.JsonSerializer.Serialize(words)}},"field":"query"}""", 400);

        var failure = await Should.ThrowAsync<InvalidRequestException>(lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND X")));

        failure.Field.ShouldBe("query");
        failure.UpstreamMessage.ShouldNotBeNull().ShouldStartWith("Unknown field 'x' …yyy");
        failure.UpstreamMessage.Length.ShouldBe(300);
        failure.ToString().ShouldNotContain("Unknown field");
        failure.ToString().ShouldNotContain(Lab.Token);
    }

    [Theory]
    [InlineData("<html>Bad request</html>")]
    [InlineData("{\"error\":")]
    [InlineData("")]
    [InlineData("[1]")]
    public async Task A_refusal_without_readable_words_is_still_the_refusal(string body)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Query, body, 400);

        var failure = await Should.ThrowAsync<InvalidRequestException>(lab.Client.Insights.ExecuteQueryAsync(new QueryRequest("FIND X")));

        failure.UpstreamMessage.ShouldBeNull();
        failure.Field.ShouldBeNull();
    }

    [Fact]
    public async Task A_page_of_html_with_an_error_status_is_upstream_down()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Text("<html>Bad gateway</html>", "text/html", 502));

        var failure = await Should.ThrowAsync<UpstreamUnavailableException>(lab.Client.Sessions.GetAsync(7, "s1"));

        failure.Status.ShouldBe(502);
        failure.ToString().ShouldNotContain("Bad gateway");
    }

    [Theory]
    [InlineData("<html>Maintenance</html>", "text/html")]
    [InlineData("<html>Maintenance</html>", "application/json")]
    [InlineData("{\"id\":\"s1\",\"title\":\"Jane Doe's", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("{}", "application/json")]
    [InlineData("\"Jane Doe\"", "application/json")]
    public async Task A_whole_answer_that_is_not_the_described_json_is_not_asked_for_again(string body, string type)
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Text(body, type));

        var failure = await Should.ThrowAsync<UpstreamUnavailableException>(lab.Client.Sessions.GetAsync(7, "s1"));

        failure.ToString().ShouldNotContain("Jane Doe");
        failure.ToString().ShouldNotContain("Maintenance");
        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cut_body_is_asked_for_again()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.OnEach(Session, Reply.Cut, Reply.Hangup, Reply.Json("{\"id\":\"s1\"}"));

        (await lab.Client.Sessions.GetAsync(7, "s1")).Id.ShouldBe("s1");

        lab.Server.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_connection_that_always_breaks_is_upstream_down()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Cut);

        var failure = await Should.ThrowAsync<UpstreamUnavailableException>(lab.Client.Sessions.GetAsync(7, "s1"));

        failure.Message.ShouldContain("broke off");
        lab.Server.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_host_that_does_not_listen_is_upstream_down()
    {
        var server = await StubServer.StartAsync();
        var address = server.Address;
        await server.DisposeAsync();
        await using var lab = await Lab.OpenAsync(options => options.BaseUrl = address.AbsoluteUri);

        var failure = await Should.ThrowAsync<UpstreamUnavailableException>(lab.Client.Sessions.GetAsync(7, "s1"));

        failure.Status.ShouldBeNull();
        lab.Clock.Waits.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_with_the_credential(int status)
    {
        await using var elsewhere = await StubServer.StartAsync();
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Json("", status, ("Location", new Uri(elsewhere.Address, "/v1/event/7/sessions/s1").AbsoluteUri)));

        await Should.ThrowAsync<UpstreamUnavailableException>(lab.Client.Sessions.GetAsync(7, "s1"));

        elsewhere.Seen.ShouldBeEmpty();
        lab.Server.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_rate_limit_without_any_time_assumes_a_whole_window()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Status(429));

        var failure = await Should.ThrowAsync<RateLimitedException>(lab.Client.Sessions.GetAsync(7, "s1"));

        failure.Category.ShouldBe(RateLimitCategory.EntityReads);
        failure.ResetsAt.ShouldBe(lab.Clock.GetUtcNow().AddMinutes(15));
    }
}

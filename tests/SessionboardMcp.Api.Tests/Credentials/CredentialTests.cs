using Microsoft.Extensions.Logging;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Tests.Support;

namespace SessionboardMcp.Api.Tests.Credentials;

public sealed class CredentialTests
{
    private const string Session = "GET /v1/event/7/sessions/s1";

    [Fact]
    public async Task Each_credential_travels_in_its_own_header_and_no_cookie_with_it()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Json("{\"id\":\"s1\"}", 200, ("Set-Cookie", "who=me")));

        await lab.Client.Sessions.GetAsync(7, "s1");
        await lab.Factory.Create(new BearerCredential("access")).Sessions.GetAsync(7, "s1");

        lab.Server.Seen[0].Headers["x-access-token"].ShouldBe(Lab.Token);
        lab.Server.Seen[0].Headers.ShouldNotContainKey("Authorization");
        lab.Server.Seen[0].Headers["User-Agent"].ShouldStartWith("SessionboardMcp/0.");
        lab.Server.Seen[1].Headers["Authorization"].ShouldBe("Bearer access");
        lab.Server.Seen[1].Headers.ShouldNotContainKey("x-access-token");
        lab.Server.Seen[1].Headers.ShouldNotContainKey("Cookie");
    }

    [Fact]
    public async Task A_bearer_token_is_asked_for_before_every_try()
    {
        await using var lab = await Lab.OpenAsync();
        var count = 0;
        lab.Server.OnEach(Session, Reply.Status(503), Reply.Json("{\"id\":\"s1\"}"));

        await lab.Factory.Create(new BearerCredential(new GivenTokens(_ => $"t{++count}"), "grant")).Sessions.GetAsync(7, "s1");

        lab.Server.Seen.Select(seen => seen.Headers["Authorization"]).ShouldBe(["Bearer t1", "Bearer t2"]);
    }

    [Theory]
    [InlineData("t1 t2", 401, 200, "t1 t2")]
    [InlineData("t1 t2 t3", 401, 401, "t1 t2")]
    [InlineData("t1 t1", 401, 200, "t1")]
    [InlineData("t1 t2", 403, 200, "t1")]
    public async Task A_call_whose_token_was_refused_is_made_once_more_with_a_new_one(string tokens, int first, int second, string sent)
    {
        await using var lab = await Lab.OpenAsync();
        var source = new Queue<string>(tokens.Split(' '));
        lab.Server.OnEach(Session, Reply.Status(first), second == 200 ? Reply.Json("{\"id\":\"s1\"}") : Reply.Status(second));

        var call = lab.Factory.Create(new BearerCredential(new GivenTokens(_ => source.Dequeue()), "grant")).Sessions.GetAsync(7, "s1");

        var isAnswered = sent == "t1 t2" && second == 200;
        if (isAnswered)
            await call;
        else
            await Should.ThrowAsync<SessionboardException>(call);
        lab.Server.Seen.Select(seen => seen.Headers["Authorization"]).ShouldBe(sent.Split(' ').Select(token => $"Bearer {token}"));
    }

    [Fact]
    public async Task What_the_source_of_tokens_throws_when_a_token_was_refused_reaches_the_caller()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.On(Session, Reply.Status(401));
        var client = lab.Factory.Create(new BearerCredential(
            new GivenTokens(refused => refused is null ? "t1" : throw new InvalidOperationException($"grant of {refused} ended")), "grant"));

        (await Should.ThrowAsync<InvalidOperationException>(client.Sessions.GetAsync(7, "s1"))).Message.ShouldBe("grant of t1 ended");
    }

    [Fact]
    public async Task What_the_source_of_tokens_throws_reaches_the_caller_unchanged()
    {
        await using var lab = await Lab.OpenAsync();
        var client = lab.Factory.Create(new BearerCredential(new GivenTokens(_ => throw new InvalidOperationException("grant ended")), "grant"));

        (await Should.ThrowAsync<InvalidOperationException>(client.Events.ListAsync())).Message.ShouldBe("grant ended");

        lab.Server.Seen.ShouldBeEmpty();
    }

    [Fact]
    public void Keys_tell_credentials_apart_and_give_nothing_away()
    {
        var token = new ApiTokenCredential("secret");

        token.Key.ShouldBe(new ApiTokenCredential("secret").Key);
        token.Key.ShouldNotBe(new ApiTokenCredential("secret2").Key);
        token.Key.ShouldNotBe(new BearerCredential("secret").Key);
        token.Key.ShouldNotContain("secret");
        token.ToString().ShouldNotContain("secret");
        new BearerCredential("secret").ToString().ShouldNotContain("secret");
        new SessionboardOptions { ApiToken = "secret" }.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("secret\r\nx-evil: 1")]
    [InlineData("sécret")]
    public void A_token_that_no_token_looks_like_is_refused_without_being_quoted(string token)
    {
        var failure = Should.Throw<ArgumentException>(() => new ApiTokenCredential(token));

        if (token.Length > 0) failure.ToString().ShouldNotContain(token);
        Should.Throw<ArgumentException>(() => new BearerCredential(token));
    }

    [Fact]
    public async Task A_stored_token_with_a_line_break_is_refused_before_it_is_sent()
    {
        await using var lab = await Lab.OpenAsync();
        var client = lab.Factory.Create(new BearerCredential(new GivenTokens(_ => "a\r\nx: 1"), "grant"));

        await Should.ThrowAsync<UnauthorizedException>(client.Events.ListAsync());

        lab.Server.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sandbox_token_is_not_sent_to_a_real_host()
    {
        await using var lab = await Lab.OpenAsync();
        var client = lab.Factory.Create(new ApiTokenCredential("sandbox-full"), new Uri("https://sessionboard.invalid/"));

        var failure = await Should.ThrowAsync<UnauthorizedException>(client.Events.ListAsync());

        failure.Status.ShouldBeNull();
        failure.Message.ShouldContain("sandbox token");
        lab.Clock.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_is_not_sent_forces_no_new_one()
    {
        await using var lab = await Lab.OpenAsync();
        var asked = new List<string?>();
        var credential = new BearerCredential(
            new GivenTokens(refused =>
            {
                asked.Add(refused);
                return "sandbox-access-1";
            }),
            "grant");

        await Should.ThrowAsync<UnauthorizedException>(lab.Factory.Create(credential, new Uri("https://sessionboard.invalid/")).Events.ListAsync());

        asked.ShouldBe([null]);
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("ftp://localhost/")]
    [InlineData("https://user:pw@example.org/")]
    public async Task A_client_of_an_unsafe_host_cannot_be_made(string address)
    {
        await using var lab = await Lab.OpenAsync();

        Should.Throw<ArgumentException>(() => lab.Factory.Create(new ApiTokenCredential("t"), new Uri(address)));
    }

    [Fact]
    public async Task Logs_and_errors_hold_no_token_no_body_and_no_query()
    {
        await using var lab = await Lab.OpenAsync();
        lab.Server.OnEach(
            "POST /v1/insights/execute",
            Reply.Status(503),
            Reply.Json("""[{"email":"ada@example.org"}]"""),
            Reply.Status(400));
        var request = new QueryRequest("FIND Speaker WHERE email = 'x@example.org'");

        await lab.Client.Insights.ExecuteQueryAsync(request);
        var failure = await Should.ThrowAsync<InvalidRequestException>(lab.Client.Insights.ExecuteQueryAsync(request));

        var records = lab.Logs.GetSnapshot();
        records.ShouldContain(record => record.Level == LogLevel.Warning && record.Message.Contains("ExecuteQuery", StringComparison.Ordinal));
        var everything = failure + string.Join('\n', records.Select(record =>
            record.Message + record.Exception + string.Join(' ', (record.StructuredState ?? []).Select(pair => pair.Value))));
        everything.ShouldNotContain(Lab.Token);
        everything.ShouldNotContain("example.org");
        everything.ShouldNotContain("FIND");
        everything.ShouldNotContain("127.0.0.1");
    }
}

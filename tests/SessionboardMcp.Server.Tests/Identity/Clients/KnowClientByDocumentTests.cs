using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

[OnBothStores]
public class KnowClientByDocumentTests
{
    private const string Callback = "https://assistant.example/callback";

    [Fact]
    public async Task A_client_signs_in_by_its_document_and_the_token_endpoint_asks_nobody()
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Fetcher.Documents[Rules.Assistant] = Rules.Document();

        var (redirect, code) = await issuer.Client.AuthorizeAsync(Rules.Assistant, Callback);
        issuer.Fetcher.Asked.Count.ShouldBe(1);
        issuer.Fetcher.Documents.Clear();
        issuer.Time.Advance(TimeSpan.FromMinutes(2));
        var (status, body) = await issuer.Client.ExchangeCodeAsync(Rules.Assistant, Callback, code);

        redirect.ShouldBe(new Uri(Callback));
        status.ShouldBe(HttpStatusCode.OK, body.ToString());
        body.GetProperty("refresh_token").GetString().ShouldNotBeNullOrEmpty();
        issuer.Fetcher.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_client_that_never_signed_in_is_unknown_at_the_token_endpoint()
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Fetcher.Documents[Rules.Assistant] = Rules.Document();

        var (status, body) = await issuer.Client.ExchangeCodeAsync(Rules.Assistant, Callback, "code");

        status.ShouldBe(HttpStatusCode.Unauthorized);
        body.GetProperty("error").GetString().ShouldBe("invalid_client");
        issuer.Fetcher.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_consent_page_learns_name_and_domain()
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Fetcher.Documents[Rules.Assistant] = Rules.Document(name: "Assi\\u200bstant");
        await issuer.Client.AuthorizeAsync(Rules.Assistant, Callback);

        var client = await issuer.Services.GetRequiredService<IRegisteredClients>().FindAsync(Rules.Assistant, CancellationToken.None);

        client.ShouldBe(new RegisteredClient(Rules.Assistant, "Assistant", "assistant.example", ClientSource.Document));
    }

    [Theory]
    [InlineData("https://assistant.example/callback/")]
    [InlineData("https://assistant.example/Callback")]
    [InlineData("https://assistant.example/callback?x=1")]
    [InlineData("https://assistant.example:8443/callback")]
    [InlineData("https://evil.example/callback")]
    [InlineData("http://assistant.example/callback")]
    [OnSqliteAlone]
    public async Task A_redirect_that_is_not_exact_is_refused_without_redirecting(string redirect)
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Fetcher.Documents[Rules.Assistant] = Rules.Document();

        var (target, outcome) = await issuer.Client.AuthorizeAsync(Rules.Assistant, redirect);

        target.ShouldBeNull();
        outcome.ShouldContain("redirect_uri");
    }

    [Theory]
    [InlineData("http://127.0.0.1:33418/cb", "http://127.0.0.1:1234/cb", true)]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:65000/cb", true)]
    [InlineData("http://localhost/cb", "http://localhost/cb", true)]
    [InlineData("http://localhost/cb", "http://127.0.0.1:1234/cb", false)]
    [InlineData("http://localhost/cb", "http://localhost:1234/other", false)]
    [InlineData("http://localhost/cb", "https://localhost:1234/cb", false)]
    [OnSqliteAlone]
    public async Task A_loopback_redirect_may_have_any_port_and_nothing_else_may_differ(string documented, string asked, bool expected)
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Fetcher.Documents[Rules.Assistant] = Rules.Document(redirect: documented);

        var (target, _) = await issuer.Client.AuthorizeAsync(Rules.Assistant, asked);

        (target == new Uri(asked)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&code_challenge_method=plain&code_challenge=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")]
    [OnSqliteAlone]
    public async Task Pkce_is_asked_of_each_client(string challenge)
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Fetcher.Documents[Rules.Assistant] = Rules.Document();

        var (_, outcome) = await issuer.Client.AuthorizeAsync(Rules.Assistant, Callback, challenge: challenge);

        outcome.ShouldStartWith("error:invalid_request");
    }

    [Theory]
    [InlineData("http://assistant.example/client.json")]
    [InlineData("https://assistant.example/a/../client.json")]
    [InlineData("https://127.0.0.1/client.json")]
    [OnSqliteAlone]
    public async Task An_identifier_of_the_wrong_form_asks_nobody(string id)
    {
        await using var issuer = await TestIssuer.StartAsync();

        var (target, outcome) = await issuer.Client.AuthorizeAsync(id, Callback);

        target.ShouldBeNull();
        outcome.ShouldContain("invalid_client");
        issuer.Fetcher.Asked.ShouldBeEmpty();
    }

    [Fact]
    [OnSqliteAlone]
    public async Task A_document_that_cannot_be_read_is_refused_without_the_reason()
    {
        await using var issuer = await TestIssuer.StartAsync();

        var (target, outcome) = await issuer.Client.AuthorizeAsync(Rules.Assistant, Callback);

        target.ShouldBeNull();
        outcome.ShouldContain("could not be read");
        outcome.ShouldNotContain("the test has no such document");
    }

    [Fact]
    public async Task A_stored_client_outlives_an_outage_of_its_host_for_a_day()
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Fetcher.Documents[Rules.Assistant] = Rules.Document();
        await issuer.Client.AuthorizeAsync(Rules.Assistant, Callback);
        issuer.Fetcher.Documents.Clear();

        issuer.Time.Advance(TimeSpan.FromHours(23));
        (await issuer.Client.AuthorizeAsync(Rules.Assistant, Callback)).Redirect.ShouldNotBeNull();
        issuer.Time.Advance(TimeSpan.FromHours(2));
        (await issuer.Client.AuthorizeAsync(Rules.Assistant, Callback)).Redirect.ShouldBeNull();
    }

    [Fact]
    public async Task A_changed_document_changes_the_client()
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Fetcher.Documents[Rules.Assistant] = Rules.Document();
        await issuer.Client.AuthorizeAsync(Rules.Assistant, Callback);

        issuer.Time.Advance(TimeSpan.FromHours(2));
        issuer.Fetcher.Documents[Rules.Assistant] = Rules.Document(redirect: "https://assistant.example/new");

        (await issuer.Client.AuthorizeAsync(Rules.Assistant, Callback)).Redirect.ShouldBeNull();
        (await issuer.Client.AuthorizeAsync(Rules.Assistant, "https://assistant.example/new")).Redirect.ShouldNotBeNull();
    }

    [Fact]
    public async Task Many_first_sign_ins_at_once_make_one_client()
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Fetcher.Documents[Rules.Assistant] = Rules.Document();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => issuer.Client.AuthorizeAsync(Rules.Assistant, Callback)));

        outcomes.ShouldAllBe(outcome => outcome.Redirect != null);
    }

    [Fact]
    [OnSqliteAlone]
    public async Task The_metadata_tells_both_ways()
    {
        await using var issuer = await TestIssuer.StartAsync();

        var metadata = JsonDocument.Parse(await issuer.Client.GetStringAsync(new Uri("as/.well-known/openid-configuration", UriKind.Relative))).RootElement;

        metadata.GetProperty("client_id_metadata_document_supported").GetBoolean().ShouldBeTrue();
        metadata.GetProperty("registration_endpoint").GetString().ShouldBe("http://localhost/as/register");
    }

    [Fact]
    [OnSqliteAlone]
    public async Task An_operator_can_take_registration_away()
    {
        await using var issuer = await TestIssuer.StartAsync(("Clients:AllowRegistration", "false"));

        var metadata = await issuer.Client.GetStringAsync(new Uri("as/.well-known/openid-configuration", UriKind.Relative));
        using var body = new StringContent("{}");
        using var answer = await issuer.Client.PostAsync(new Uri("as/register", UriKind.Relative), body);

        metadata.ShouldNotContain("registration_endpoint");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

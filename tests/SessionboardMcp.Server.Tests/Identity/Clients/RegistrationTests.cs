using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

[OnBothStores]
public class RegistrationTests
{
    private const string Callback = "http://127.0.0.1:51000/callback";
    private const string Usual = """{"client_name":"Cursor","redirect_uris":["http://127.0.0.1:51000/callback","cursor://anysphere.cursor-mcp/oauth/callback"],"token_endpoint_auth_method":"client_secret_post","scope":"read:events"}""";

    [Fact]
    public async Task A_client_registers_as_a_public_one_and_signs_in()
    {
        await using var issuer = await TestIssuer.StartAsync();

        var (status, answer) = await RegisterAsync(issuer, Usual);
        var id = answer.GetProperty("client_id").GetString()!;
        var (_, code) = await issuer.Client.AuthorizeAsync(id, "http://127.0.0.1:52000/callback");
        var (exchanged, tokens) = await issuer.Client.ExchangeCodeAsync(id, "http://127.0.0.1:52000/callback", code);

        status.ShouldBe(HttpStatusCode.Created);
        answer.GetProperty("token_endpoint_auth_method").GetString().ShouldBe("none");
        answer.GetProperty("grant_types").ToString().ShouldBe("""["authorization_code","refresh_token"]""");
        answer.GetProperty("response_types").ToString().ShouldBe("""["code"]""");
        answer.GetProperty("redirect_uris")[0].GetString().ShouldBe(Callback);
        answer.TryGetProperty("client_secret", out _).ShouldBeFalse();
        exchanged.ShouldBe(HttpStatusCode.OK, tokens.ToString());
    }

    [Fact]
    public async Task A_client_that_does_not_refresh_is_told_so_and_is_another_one()
    {
        await using var issuer = await TestIssuer.StartAsync();

        var (_, usual) = await RegisterAsync(issuer, Usual);
        var (status, without) = await RegisterAsync(issuer, Usual.Replace("\"scope\"", "\"grant_types\":[\"authorization_code\"],\"scope\"", StringComparison.Ordinal));

        status.ShouldBe(HttpStatusCode.Created);
        without.GetProperty("grant_types").ToString().ShouldBe("""["authorization_code"]""");
        without.GetProperty("client_id").GetString().ShouldNotBe(usual.GetProperty("client_id").GetString());
    }

    [Fact]
    [OnSqliteAlone]
    public async Task A_custom_scheme_that_is_listed_signs_in()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var id = (await RegisterAsync(issuer, Usual)).Body.GetProperty("client_id").GetString()!;

        var (target, _) = await issuer.Client.AuthorizeAsync(id, "cursor://anysphere.cursor-mcp/oauth/callback");

        target.ShouldBe(new Uri("cursor://anysphere.cursor-mcp/oauth/callback"));
    }

    [Fact]
    [OnSqliteAlone]
    public async Task Its_name_is_not_verified()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var id = (await RegisterAsync(issuer, Usual)).Body.GetProperty("client_id").GetString()!;

        var client = await issuer.Services.GetRequiredService<IRegisteredClients>().FindAsync(id, CancellationToken.None);

        client.ShouldBe(new RegisteredClient(id, "Cursor", null, ClientSource.Registration));
    }

    [Fact]
    public async Task The_same_registration_is_the_same_client_whatever_the_port()
    {
        await using var issuer = await TestIssuer.StartAsync();

        var one = (await RegisterAsync(issuer, Usual)).Body.GetProperty("client_id").GetString();
        var two = (await RegisterAsync(issuer, Usual.Replace("51000", "60001", StringComparison.Ordinal))).Body.GetProperty("client_id").GetString();
        var other = (await RegisterAsync(issuer, Usual.Replace("Cursor", "Other", StringComparison.Ordinal))).Body.GetProperty("client_id").GetString();

        two.ShouldBe(one);
        other.ShouldNotBe(one);
    }

    [Theory]
    [InlineData("""{"redirect_uris":["https://evil.example/callback"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["http://10.0.0.1/callback"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["evil://callback"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["https://evil.example/callback","https://global.consent.azure-apim.net/redirect/x","https://oauth.n8n.cloud/oauth2/callback"]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":[null]}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":[]}""", "invalid_redirect_uri")]
    [InlineData("""{}""", "invalid_redirect_uri")]
    [InlineData("""{"redirect_uris":["http://localhost/cb"],"grant_types":["client_credentials"]}""", "invalid_client_metadata")]
    [InlineData("""{"redirect_uris":["http://localhost/cb"],"response_types":["token"]}""", "invalid_client_metadata")]
    [InlineData("""{"redirect_uris":"http://localhost/cb"}""", "invalid_client_metadata")]
    [InlineData("""not json""", "invalid_client_metadata")]
    [OnSqliteAlone]
    public async Task What_is_not_accepted_is_answered_as_rfc_7591_says(string body, string error)
    {
        await using var issuer = await TestIssuer.StartAsync();

        var (status, answer) = await RegisterAsync(issuer, body);

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetString().ShouldBe(error);
        answer.GetProperty("error_description").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    [OnSqliteAlone]
    public async Task A_large_request_is_refused()
    {
        await using var issuer = await TestIssuer.StartAsync();

        var (status, answer) = await RegisterAsync(issuer, Usual + new string(' ', 16 * 1024));

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.GetProperty("error").GetString().ShouldBe("invalid_client_metadata");
    }

    [Fact]
    [OnSqliteAlone]
    public async Task A_form_is_refused()
    {
        await using var issuer = await TestIssuer.StartAsync();

        (await RegisterAsync(issuer, Usual, "application/x-www-form-urlencoded")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task New_clients_are_limited_for_one_network_and_for_all_together()
    {
        await using var issuer = await TestIssuer.StartAsync(("Clients:RegistrationsPerMinute", "2"), ("Clients:RegistrationsPerMinuteOfAll", "3"));

        (await RegisterAsync(issuer, Named("One"), from: "192.0.2.1")).Status.ShouldBe(HttpStatusCode.Created);
        (await RegisterAsync(issuer, Named("Two"), from: "192.0.2.200")).Status.ShouldBe(HttpStatusCode.Created);
        (await RegisterAsync(issuer, Named("Three"), from: "192.0.2.3")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await RegisterAsync(issuer, Named("Four"), from: "2001:db8:1::1")).Status.ShouldBe(HttpStatusCode.Created);
        (await RegisterAsync(issuer, Named("Five"), from: "198.51.100.1")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        issuer.Time.Advance(TimeSpan.FromMinutes(1));
        (await RegisterAsync(issuer, Named("Five"), from: "192.0.2.1")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Neither_junk_nor_a_client_that_is_known_takes_a_turn()
    {
        await using var issuer = await TestIssuer.StartAsync(("Clients:RegistrationsPerMinute", "2"));

        (await RegisterAsync(issuer, Usual)).Status.ShouldBe(HttpStatusCode.Created);
        foreach (var junk in (string[])["{", "[]", """{"redirect_uris":["https://evil.example/"]}""", Usual + new string(' ', 16 * 1024)])
            ((int)(await RegisterAsync(issuer, junk)).Status).ShouldBeInRange(400, 413);
        for (var time = 0; time < 5; time++)
            (await RegisterAsync(issuer, Usual)).Status.ShouldBe(HttpStatusCode.Created);

        (await RegisterAsync(issuer, Named("Another"))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Where_no_more_are_kept_the_oldest_that_nobody_used_makes_room()
    {
        await using var issuer = await TestIssuer.StartAsync(("Clients:MaximumClients", "10"));
        var ids = new List<string>();
        for (var number = 0; number < 10; number++)
        {
            ids.Add((await RegisterAsync(issuer, Named($"Client {number}"))).Body.GetProperty("client_id").GetString()!);
            issuer.Time.Advance(TimeSpan.FromSeconds(10));
        }

        (await issuer.Client.AuthorizeAsync(ids[0], Callback)).Redirect.ShouldNotBeNull();

        (await RegisterAsync(issuer, Usual)).Status.ShouldBe(HttpStatusCode.Created);
        (await RegisterAsync(issuer, Named("Client 3"))).Status.ShouldBe(HttpStatusCode.Created);
        (await issuer.KeepsAsync(ids[0])).ShouldBeTrue();
        (await issuer.KeepsAsync(ids[1])).ShouldBeFalse();
        (await issuer.KeepsAsync(ids[2])).ShouldBeTrue();
    }

    [Fact]
    public async Task Where_people_use_all_that_are_kept_none_is_dropped_and_known_ones_still_register()
    {
        await using var issuer = await TestIssuer.StartAsync(("Clients:MaximumClients", "10"));
        for (var number = 0; number < 10; number++)
        {
            var id = (await RegisterAsync(issuer, Named($"Client {number}"))).Body.GetProperty("client_id").GetString()!;
            (await issuer.Client.AuthorizeAsync(id, Callback)).Redirect.ShouldNotBeNull();
        }

        (await RegisterAsync(issuer, Usual)).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await RegisterAsync(issuer, Named("Client 3"))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_client_that_nobody_used_is_forgotten_within_the_hour()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var id = (await RegisterAsync(issuer, Usual)).Body.GetProperty("client_id").GetString()!;

        issuer.Time.AdjustTime(issuer.Time.GetUtcNow() + TimeSpan.FromMinutes(30));
        (await issuer.KeepsAsync(id)).ShouldBeTrue();
        issuer.Time.AdjustTime(issuer.Time.GetUtcNow() + TimeSpan.FromMinutes(20));
        (await issuer.KeepsAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_idle_client_is_forgotten_and_told_so_at_the_token_endpoint()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var id = await UsedAndLeftAsync(issuer);

        // Without waking every timer of those days.
        issuer.Time.AdjustTime(issuer.Time.GetUtcNow() + TimeSpan.FromDays(6));
        (await issuer.KeepsAsync(id)).ShouldBeTrue();
        issuer.Time.AdjustTime(issuer.Time.GetUtcNow() + TimeSpan.FromDays(2));
        (await issuer.KeepsAsync(id)).ShouldBeFalse();
        var (status, body) = await issuer.Client.ExchangeAsync(("grant_type", "refresh_token"), ("client_id", id), ("refresh_token", "x"));

        status.ShouldBe(HttpStatusCode.Unauthorized);
        body.GetProperty("error").GetString().ShouldBe("invalid_client");
        (await RegisterAsync(issuer, Usual)).Body.GetProperty("client_id").GetString().ShouldBe(id);
    }

    [Fact]
    public async Task A_client_that_somebody_is_connected_with_is_kept()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var id = (await RegisterAsync(issuer, Usual)).Body.GetProperty("client_id").GetString()!;
        (await issuer.Client.AuthorizeAsync(id, Callback)).Redirect.ShouldNotBeNull();

        // Without waking every timer of those days.
        issuer.Time.AdjustTime(issuer.Time.GetUtcNow().AddDays(400));

        (await issuer.KeepsAsync(id)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_sign_in_keeps_a_client_alive()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var id = await UsedAndLeftAsync(issuer);
        issuer.Time.AdjustTime(issuer.Time.GetUtcNow() + TimeSpan.FromDays(6));

        // Refused for want of PKCE, so that there is no new authorization, but seen.
        await issuer.Client.AuthorizeAsync(id, Callback, challenge: "");
        issuer.Time.AdjustTime(issuer.Time.GetUtcNow() + TimeSpan.FromDays(6));

        (await issuer.KeepsAsync(id)).ShouldBeTrue();
    }

    [Fact]
    [OnSqliteAlone]
    public async Task A_set_is_registered_without_what_is_not_accepted_and_the_answer_and_the_log_say_so()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var (status, answer) = await RegisterAsync(issuer, """{"client_name":"Odd\nname","redirect_uris":["https://evil.example/cb?code=1","http://localhost:8787/callback","evil://callback","not an address"]}""");
        var id = answer.GetProperty("client_id").GetString()!;

        status.ShouldBe(HttpStatusCode.Created);
        answer.GetProperty("redirect_uris").ToString().ShouldBe("""["http://localhost:8787/callback"]""");
        (await issuer.Client.AuthorizeAsync(id, "http://localhost:9/callback")).Redirect.ShouldNotBeNull();
        (await issuer.Client.AuthorizeAsync(id, "https://evil.example/cb?code=1")).Redirect.ShouldBeNull();
        issuer.Log.GetSnapshot().Where(record => record.Level == LogLevel.Warning).Select(record => record.Message).ShouldContain("Odd name registered without 3 redirect addresses that are not accepted: evil.example, evil://, (unreadable)");
    }

    [Fact]
    [OnSqliteAlone]
    public async Task A_refusal_says_what_would_be_accepted()
    {
        await using var issuer = await TestIssuer.StartAsync(("Clients:Redirects:0", "https://inner.example/callback"));

        var (_, answer) = await RegisterAsync(issuer, """{"redirect_uris":["https://evil.example/callback"]}""");

        var description = answer.GetProperty("error_description").GetString()!;
        description.ShouldContain("http://localhost/");
        description.ShouldContain("https://claude.ai/api/mcp/auth_callback");
        description.ShouldContain("Clients:Redirects");
        description.ShouldNotContain("evil");
        description.ShouldNotContain("inner.example");
    }

    [Theory]
    [InlineData(""" "scope":"" """, "offline_access read:contacts read:events read:insights read:sessions read:transcriptions write:contacts write:events write:exhibitors write:metadata write:sessions write:sponsors")]
    [InlineData(""" "scope":"openid profile email" """, "read:contacts read:events read:insights read:sessions read:transcriptions write:contacts write:events write:exhibitors write:metadata write:sessions write:sponsors")]
    [InlineData(""" "scope":"read:events mcp:tools offline_access" """, "offline_access read:events read:insights")]
    [InlineData(""" "scope":["read:events"] """, null)]
    [InlineData(""" "scope":"\ud800" """, null)]
    [InlineData(""" "scope":null """, null)]
    [InlineData(""" "grant_types":["authorization_code"],"token_endpoint_auth_method":"client_secret_basic" """, null)]
    [InlineData(""" "grant_types":[],"response_types":[],"token_endpoint_auth_method":null """, null)]
    [InlineData(""" "grant_types":["authorization_code","refresh_token","urn:ietf:params:oauth:grant-type:device_code","urn:ietf:params:oauth:grant-type:jwt-bearer"] """, null)]
    [InlineData(""" "response_types":["code","code id_token"],"application_type":"web" """, null)]
    [InlineData(""" "application_type":7,"logo_uri":{},"policy_uri":"not an address","tos_uri":"","client_uri":null,"contacts":"me","jwks":{"keys":[{"a":[1]}]},"software_statement":"e30.e30.","software_version":1.0,"code_challenge_method":["S256"],"id_token_signed_response_alg":"none","client_name#de":"x","unheard_of":[[[]]] """, null)]
    [InlineData(""" "client_id":"chosen","client_secret":"chosen","client_id_issued_at":1 """, null)]
    [OnSqliteAlone]
    public async Task Bodies_as_clients_write_them_register_a_public_client(string members, string? scope)
    {
        await using var issuer = await TestIssuer.StartAsync();

        var (status, answer) = await RegisterAsync(issuer, $$"""{"redirect_uris":["http://127.0.0.1:51000/callback"],{{members}}}""");

        status.ShouldBe(HttpStatusCode.Created, answer.ToString());
        answer.GetProperty("token_endpoint_auth_method").GetString().ShouldBe("none");
        answer.GetProperty("application_type").GetString().ShouldBe("native");
        answer.GetProperty("client_id").GetString().ShouldStartWith("dcr-");
        answer.TryGetProperty("client_secret", out _).ShouldBeFalse();
        (answer.TryGetProperty("scope", out var named) ? named.GetString() : null).ShouldBe(scope);
    }

    private static string Named(string name) => Usual.Replace("Cursor", name, StringComparison.Ordinal);

    // Somebody was connected with it, and is no more.
    private static async Task<string> UsedAndLeftAsync(TestIssuer issuer)
    {
        var id = (await RegisterAsync(issuer, Usual)).Body.GetProperty("client_id").GetString()!;
        (await issuer.Client.AuthorizeAsync(id, Callback)).Redirect.ShouldNotBeNull();
        await using var scope = issuer.Services.CreateAsyncScope();
        var authorizations = scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>();
        foreach (var authorization in await authorizations.ListAsync().ToListAsync())
            (await authorizations.TryRevokeAsync(authorization)).ShouldBeTrue();
        return id;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> RegisterAsync(TestIssuer issuer, string body, string type = "application/json", string from = "203.0.113.7")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        content.Headers.Add(TestIssuer.CallerHeader, from);
        using var answer = await issuer.Client.PostAsync(new Uri("as/register", UriKind.Relative), content);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}

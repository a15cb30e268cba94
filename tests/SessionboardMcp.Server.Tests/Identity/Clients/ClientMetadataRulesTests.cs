using System.Text;
using SessionboardMcp.Server.Identity.Clients;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

public class ClientMetadataRulesTests
{
    private static readonly Uri Id = new(Rules.Assistant);

    [Theory]
    [InlineData("")]
    [InlineData(""","token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"],"response_types":["code"],"logo_uri":7""")]
    [InlineData(""","token_endpoint_auth_method":"private_key_jwt","token_endpoint_auth_methods_supported":["none","private_key_jwt"]""")]
    public void A_public_client_is_accepted(string members)
    {
        var client = Rules.With().Document(Id, Rules.Document(members), ClientSource.Document);

        client.ClientId.ShouldBe(Rules.Assistant);
        client.Name.ShouldBe("Assistant");
        client.RedirectUris.ShouldBe(["https://assistant.example/callback"]);
        client.IsNative.ShouldBeFalse();
    }

    [Theory]
    [InlineData(""","client_secret":"s3cret" """)]
    [InlineData(""","token_endpoint_auth_method":"client_secret_basic" """)]
    [InlineData(""","token_endpoint_auth_method":"private_key_jwt" """)]
    [InlineData(""","grant_types":["client_credentials"] """)]
    [InlineData(""","response_types":["token"] """)]
    [InlineData(""","client_id":"https://assistant.example/client.json" """)]
    [InlineData(""","grant_types":"authorization_code" """)]
    public void Another_client_is_refused(string members) =>
        Should.Throw<ClientMetadataException>(() => Rules.With().Document(Id, Rules.Document(members), ClientSource.Document))
            .Error.ShouldBe("invalid_client_metadata");

    [Theory]
    [InlineData("https://assistant.example/client.json/")]
    [InlineData("https://evil.example/client.json")]
    [InlineData("https://assistant.example/Client.json")]
    [InlineData("HTTPS://assistant.example/client.json")]
    public void A_document_of_another_identifier_is_refused(string id) =>
        Should.Throw<ClientMetadataException>(() => Rules.With().Document(Id, Rules.Document(id: id), ClientSource.Document))
            .Message.ShouldBe("The document's client_id is not its address.");

    [Theory]
    [InlineData("http://assistant.example/callback")]
    [InlineData("assistant://callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://assistant.example/callback#part")]
    public void A_document_with_another_redirect_is_refused(string redirect) =>
        Should.Throw<ClientMetadataException>(() => Rules.With().Document(Id, Rules.Document(redirect: redirect), ClientSource.Document))
            .Error.ShouldBe("invalid_redirect_uri");

    [Fact]
    public void An_operator_can_allow_a_scheme() =>
        Rules.With("assistant://callback").Document(Id, Rules.Document(redirect: "assistant://callback"), ClientSource.Document)
            .RedirectUris.ShouldBe(["assistant://callback"]);

    [Fact]
    public void Loopback_makes_a_client_native() =>
        Rules.With().Document(Id, Rules.Document(redirect: "http://127.0.0.1:4711/callback"), ClientSource.Document).IsNative.ShouldBeTrue();

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"client_id":"https://assistant.example/client.json","client_name":"A"}""")]
    [InlineData("""{"client_id":"https://assistant.example/client.json","client_name":"A","redirect_uris":[]}""")]
    [InlineData("""{"client_id":"https://assistant.example/client.json","client_name":"A","redirect_uris":[null]}""")]
    [InlineData("""{"client_id":"https://assistant.example/client.json","redirect_uris":["https://assistant.example/callback"]}""")]
    public void An_incomplete_document_is_refused(string json) =>
        Should.Throw<ClientMetadataException>(() => Rules.With().Document(Id, Encoding.UTF8.GetBytes(json), ClientSource.Document));

    [Theory]
    [InlineData("http://localhost:5000/callback")]
    [InlineData("https://claude.ai/api/mcp/auth_callback")]
    [InlineData("https://chatgpt.com/connector/oauth/abc")]
    [InlineData("cursor://anysphere.cursor-mcp/oauth/callback")]
    [InlineData("https://team.example/callback")]
    public void A_registration_names_loopback_or_what_is_listed(string redirect) =>
        Rules.With("https://team.example/callback").Registration(new ClientMetadata { RedirectUris = [redirect] }).RedirectUris.Count.ShouldBe(1);

    [Theory]
    [InlineData("https://assistant.example/callback")]
    [InlineData("http://claude.ai/api/mcp/auth_callback")]
    [InlineData("cursor://evil/oauth/callback")]
    [InlineData("vscode://callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    public void A_registration_with_another_redirect_is_refused(string redirect) =>
        Should.Throw<ClientMetadataException>(() => Rules.With().Registration(new ClientMetadata { RedirectUris = [redirect] }))
            .Error.ShouldBe("invalid_redirect_uri");

    [Theory]
    [InlineData("https://assistant.example/callback")]
    [InlineData("http://claude.ai/api/mcp/auth_callback")]
    [InlineData("cursor://evil/oauth/callback")]
    [InlineData("vscode://callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("no address")]
    [InlineData(null)]
    public void A_registration_is_made_without_a_redirect_that_is_not_accepted(string? redirect)
    {
        var client = Rules.With().Registration(new ClientMetadata { RedirectUris = ["http://localhost:8787/ok", redirect!] });

        client.RedirectUris.ShouldBe(["http://localhost/ok"]);
        client.Redirects.Named.ShouldBe(["http://localhost:8787/ok"]);
        client.Redirects.Dropped.ShouldBe([redirect!]);
    }

    [Fact]
    public void A_document_is_used_without_a_redirect_that_is_not_accepted()
    {
        var document = Encoding.UTF8.GetBytes(
            """{"client_id":"https://assistant.example/client.json","client_name":"A","redirect_uris":["assistant://callback","https://assistant.example/callback"]}""");

        var client = Rules.With().Document(Id, document, ClientSource.Document);

        client.RedirectUris.ShouldBe(["https://assistant.example/callback"]);
        client.DroppedRedirects.ShouldBe(["assistant://callback"]);
    }

    [Fact]
    public void Of_very_many_redirects_twenty_are_kept()
    {
        var client = Rules.With().Registration(new ClientMetadata { RedirectUris = [.. Enumerable.Range(0, 100).Select(number => $"http://localhost/{number}")] });

        client.RedirectUris.Count.ShouldBe(20);
        client.Redirects.Dropped.Count.ShouldBe(80);
    }
}

using System.Net;
using System.Web;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;

namespace SessionboardMcp.Server.Tests.SignIn.Browser;

/// <summary>The official C# client, and what must not be found in the traffic and the logs of its sign-in.</summary>
public sealed class CSharpClientTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_connects_by_registration_and_by_document_and_no_secret_is_where_it_must_not_be(bool byDocument)
    {
        // Other sign-ins went through the same relays.
        var theirsBefore = Secrets.Upstream(server.Back.Back);
        var verifiersBefore = Verifiers();
        using var callback = new Callback();
        var person = await server.Chromium.PersonAsync();
        var tokens = new KeptTokens();
        string? code = null, iss = null, clientId = null;
        await using var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(server.Address.Resource),
            OAuth = new ClientOAuthOptions
            {
                RedirectUri = callback.Address,
                ClientMetadataDocumentUri = byDocument ? server.Document : null,
                DynamicClientRegistration = byDocument ? null : new DynamicClientRegistrationOptions { ClientName = "C# client" },
                TokenCache = tokens,
                AuthorizationCallbackHandler = async (context, _) =>
                {
                    var answer = callback.AnswerAsync();
                    await person.ConnectAsync(context.AuthorizationUri.AbsoluteUri);
                    var query = HttpUtility.ParseQueryString((await answer).Query);
                    (code, iss) = (query["code"], query["iss"]);
                    clientId = HttpUtility.ParseQueryString(context.AuthorizationUri.Query)["client_id"];
                    return new AuthorizationResult { Code = code, State = query["state"], Iss = iss };
                },
            },
        });
        await using var client = await McpClient.CreateAsync(transport);
        var tools = await client.ListToolsAsync();
        var result = await client.CallToolAsync("find_event", new Dictionary<string, object?> { ["name"] = "Meridian DevCon 2027" });

        code.ShouldNotBeNull("the client did not ask to sign in");
        iss.ShouldBe(server.Address.Issuer);
        clientId!.ShouldStartWith(byDocument ? server.Document.AbsoluteUri : "dcr-");
        tools.ShouldContain(tool => tool.Name == "find_event");
        result.IsError.ShouldNotBe(true);
        result.StructuredContent!.Value.GetProperty("rows")[0][1].GetString().ShouldBe("Meridian DevCon 2027");
        person.Complaints.ShouldBeEmpty();

        var ours = new[] { tokens.Kept!.AccessToken, tokens.Kept.RefreshToken!, code };
        var theirs = Secrets.Upstream(server.Back.Back).Except(theirsBefore).ToArray();
        theirs.Length.ShouldBe(2);
        Secrets.Found(ours, server.Back.There + server.Back.Back).ShouldBeEmpty("what we issue reached Sessionboard");
        Secrets.Found(theirs, server.Front.Back + server.Front.There).ShouldBeEmpty("Sessionboard's tokens reached a client");
        var verifiers = Verifiers().Except(verifiersBefore).ToArray();
        verifiers.Length.ShouldBe(2);
        string[] all = [.. ours, .. theirs, .. verifiers, .. Secrets.Codes(server.Back.There), .. Secrets.Cookies(server.Front.There)];
        all.Length.ShouldBeGreaterThan(8);
        server.Logged.Count.ShouldBeGreaterThan(100);
        server.Logged.Where(line => Secrets.Found(all, line).Count > 0).Select(line => line.Split(':')[0]).Distinct().ShouldBeEmpty("the log holds secrets");
    }

    private string[] Verifiers() => [.. Secrets.Verifiers(server.Front.There), .. Secrets.Verifiers(server.Back.There)];

    private sealed class KeptTokens : ITokenCache
    {
        public TokenContainer? Kept { get; private set; }

        public ValueTask StoreTokensAsync(TokenContainer tokens, CancellationToken cancellationToken)
        {
            Kept = tokens;
            return ValueTask.CompletedTask;
        }

        public ValueTask<TokenContainer?> GetTokensAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Kept);
    }

    private sealed class Callback : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Callback()
        {
            Address = new Uri($"http://127.0.0.1:{FreePort()}/callback");
            _listener.Prefixes.Add($"{Address.GetLeftPart(UriPartial.Authority)}/");
            _listener.Start();
        }

        public Uri Address { get; }

        public async Task<Uri> AnswerAsync()
        {
            var context = await _listener.GetContextAsync();
            context.Response.Close("Connected"u8.ToArray(), willBlock: false);
            return context.Request.Url!;
        }

        public void Dispose() => _listener.Close();

        private static int FreePort()
        {
            using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}

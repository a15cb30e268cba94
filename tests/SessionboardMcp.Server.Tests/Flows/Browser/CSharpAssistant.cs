using System.Collections.Concurrent;
using System.Net;
using System.Web;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Browser;

/// <summary>An assistant built on the official C# client: when it has to sign in, a person does, in the browser.</summary>
internal sealed class CSharpAssistant : IAsyncDisposable
{
    private readonly Callback _callback = new();
    private readonly KeptTokens _tokens = new();
    private readonly ConcurrentQueue<SignIn> _asked = [];

    public McpClient Client { get; private set; } = null!;

    /// <summary>Each sign-in that it asked a person for.</summary>
    public IReadOnlyList<SignIn> Asked => [.. _asked];

    public TokenContainer Tokens => _tokens.Kept ?? throw new InvalidOperationException("It has no tokens yet.");

    /// <summary>Connects.</summary>
    /// <param name="resource">The MCP endpoint.</param>
    /// <param name="person">Who signs in.</param>
    /// <param name="document">Its metadata document; null where it registers.</param>
    /// <param name="first">The scopes that it asks for at first; null for all that it is told of.</param>
    public static async Task<CSharpAssistant> StartAsync(string resource, Person person, Uri? document = null, string[]? first = null)
    {
        var assistant = new CSharpAssistant();
        var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(resource),
            OAuth = new ClientOAuthOptions
            {
                RedirectUri = assistant._callback.Address,
                ClientMetadataDocumentUri = document,
                DynamicClientRegistration = document is null ? new DynamicClientRegistrationOptions { ClientName = "C# client" } : null,
                TokenCache = assistant._tokens,
                ScopeSelector = candidates => assistant._asked.IsEmpty && first is not null ? first : candidates,
                AuthorizationCallbackHandler = (context, _) => assistant.AskAsync(context.AuthorizationUri, person),
            },
        });
        assistant.Client = await McpClient.CreateAsync(transport);
        return assistant;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        _callback.Dispose();
    }

    private async Task<AuthorizationResult?> AskAsync(Uri authorize, Person person)
    {
        var answer = _callback.AnswerAsync();
        await person.ConnectAsync(authorize.AbsoluteUri);
        var query = HttpUtility.ParseQueryString((await answer).Query);
        var request = HttpUtility.ParseQueryString(authorize.Query);
        _asked.Enqueue(new SignIn(request["client_id"]!, request["scope"]!.Split(' '), query["code"]!, query["iss"]));
        return new AuthorizationResult { Code = query["code"], State = query["state"], Iss = query["iss"] };
    }

    /// <summary>A sign-in that a person was asked for.</summary>
    /// <param name="ClientId">What the assistant called itself.</param>
    /// <param name="Scopes">What it asked for.</param>
    /// <param name="Code">The code that it was answered with.</param>
    /// <param name="Iss">The issuer that the answer names.</param>
    internal sealed record SignIn(string ClientId, string[] Scopes, string Code, string? Iss);

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
            Address = new Uri($"http://127.0.0.1:{SignInServer.FreePort()}/callback");
            _listener.Prefixes.Add($"{Address.GetLeftPart(UriPartial.Authority)}/");
            _listener.Start();
        }

        public Uri Address { get; }

        public async Task<Uri> AnswerAsync()
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                context.Response.Close("Connected"u8.ToArray(), willBlock: false);
                // Browsers ask for an icon, too, which may still wait from the time before.
                if (context.Request.Url!.AbsolutePath == Address.AbsolutePath)
                    return context.Request.Url;
            }
        }

        public void Dispose() => _listener.Close();
    }
}

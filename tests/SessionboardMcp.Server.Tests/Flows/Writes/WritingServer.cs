using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Server.Tests.Flows.Writes;

/// <summary>A server whose assistants may change things, in one of the ways in which it is run, and how a person decides there.</summary>
internal abstract class WritingServer : IAsyncDisposable
{
    public const int Event = SeededEvents.PublishingForum;
    public const string SignedIn = "signed-in";
    public const string Local = "local";
    public const string Outside = "outside";

    protected static readonly string AllScopes = string.Join(' ', Scopes.AllRead.Concat(Scopes.AllWrite).Order(StringComparer.Ordinal));

    /// <summary>What the links of answers begin with; null where there is no page.</summary>
    public abstract string? Page { get; }

    /// <summary>Sessionboard, as everybody else sees it.</summary>
    public abstract SandboxHost Sandbox { get; }

    /// <summary>Whether two connections are two people here.</summary>
    public virtual bool TellsConnectionsApart => true;

    public static async Task<WritingServer> StartAsync(string mode) => mode switch
    {
        SignedIn => await SignedInWrites.StartAsync(),
        Local => await LocalWrites.StartAsync(),
        _ => await OutsideWrites.StartAsync(keeps: true),
    };

    /// <summary>A server that shows personal data, to <see cref="SignedInWrites.Open"/> where it tells people apart.</summary>
    public static async Task<WritingServer> StartOpenAsync(string mode) => mode == SignedIn
        ? await SignedInWrites.StartAsync(showsPersonalData: true)
        : await LocalWrites.StartWithAsync(AllScopes, showsPersonalData: true);

    /// <summary>Connects the official C# client over HTTP.</summary>
    /// <param name="revision">The revision of MCP.</param>
    /// <param name="person">Whose connection it is: the same name, the same connection.</param>
    /// <param name="answer">What a person answers to its forms; null for a client without forms.</param>
    /// <param name="scopes">What they granted; null for all.</param>
    public abstract Task<WritingAssistant> ConnectAsync(string revision, string person = "one", Func<ElicitRequestParams, ElicitResult>? answer = null, string? scopes = null);

    /// <summary>Presses a button on the page of a change, in the browser that may.</summary>
    public abstract Task DecideAsync(string changeId, string decision = "approve");

    /// <summary>What was written down.</summary>
    public abstract Task<IReadOnlyList<AuditEntry>> AuditedAsync();

    /// <summary>Lets time pass where it is the test's own.</summary>
    public virtual void Pass(TimeSpan span)
    {
    }

    /// <summary>Somebody else changes a session in Sessionboard itself.</summary>
    public async Task SomebodyChangesAsync(string sessionId, Func<SessionboardMcp.Sandbox.World.Session, SessionboardMcp.Sandbox.World.Session> change)
    {
        Pass(TimeSpan.FromMinutes(5));
        var id = Guid.Parse(sessionId);
        await Sandbox.ChangeAsync(world => world with
        {
            Events = [.. world.Events.Select(one => one with { Sessions = [.. one.Sessions.Select(session => session.Id == id ? change(session) with { UpdatedAt = session.UpdatedAt.AddSeconds(1) } : session)] })],
        });
    }

    /// <summary>A session as Sessionboard holds it now.</summary>
    public async Task<SessionboardMcp.Sandbox.World.Session> HeldAsync(string sessionId)
    {
        SessionboardMcp.Sandbox.World.Session? held = null;
        await Sandbox.ChangeAsync(world =>
        {
            held = world.Events.SelectMany(one => one.Sessions).Single(session => session.Id == Guid.Parse(sessionId));
            return world;
        });
        return held!;
    }

    public abstract ValueTask DisposeAsync();

    protected async Task<WritingAssistant> OpenAsync(Uri mcp, string token, string revision, Func<ElicitRequestParams, ElicitResult>? answer, HttpClient? http = null)
    {
        var transport = new HttpClientTransportOptions
        {
            Endpoint = mcp,
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
        };
        var client = await McpClient.CreateAsync(
            http is null ? new HttpClientTransport(transport) : new HttpClientTransport(transport, http),
            new McpClientOptions
            {
                ClientInfo = new Implementation { Name = "writing-assistant", Version = "1" },
                ProtocolVersion = revision,
                Capabilities = answer is null ? null : new ClientCapabilities { Elicitation = new ElicitationCapability { Form = new FormElicitationCapability() } },
                Handlers = answer is null ? new McpClientHandlers() : new McpClientHandlers { ElicitationHandler = (question, _) => ValueTask.FromResult(answer(question!)) },
            });
        client.NegotiatedProtocolVersion.ShouldBe(revision);
        return new WritingAssistant(this, client);
    }

    /// <summary>A person who says yes in every form.</summary>
    public static ElicitResult Yes(ElicitRequestParams question) =>
        new() { Action = "accept", Content = new Dictionary<string, JsonElement> { ["approve"] = JsonSerializer.SerializeToElement(true) } };

    /// <summary>A person, or a client by itself, who declines.</summary>
    public static ElicitResult No(ElicitRequestParams question) => new() { Action = "decline" };
}

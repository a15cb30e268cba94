using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Configuration;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Limits;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Tests.Changes;
using SessionboardMcp.Core.Tests.Samples;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Core.Tests.Support;

/// <summary>An assistant: a real MCP client, connected to the server over pipes, with Sessionboard at an address behind it.</summary>
internal sealed class Assistant : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly McpServer _server;
    private readonly Task _running;
    private readonly McpClient _client;
    private readonly Hearing _hearing;

    private Assistant(ServiceProvider services, McpServer server, Task running, McpClient client, Hearing hearing) =>
        (_services, _server, _running, _client, _hearing) = (services, server, running, client, hearing);

    public McpClient Client => _client;

    /// <summary>The changes of this assistant, and what was written down of its calls.</summary>
    public required MemoryChanges Kept { get; init; }

    /// <summary>A person's decision about what waits.</summary>
    public ChangeDecision Decision => _services.GetRequiredService<ChangeDecision>();

    /// <summary>What plans for it.</summary>
    public FirstFitPlanner Planner => (FirstFitPlanner)_services.GetRequiredService<IAgendaPlanner>();

    /// <summary>The client that this assistant's calls are made with.</summary>
    public ISessionboardClient Sessionboard => _services.GetRequiredService<ISessionboardClient>();

    /// <summary>A client of another credential in the same process.</summary>
    public ISessionboardClient As(string token) => _services.GetRequiredService<ISessionboardClientFactory>().Create(new ApiTokenCredential(token));

    /// <summary>What is kept of what was read of events, for all credentials.</summary>
    public Memory Room() => _services.GetRequiredService<Memories>().Made;

    /// <summary>What a call of a tool would be made of.</summary>
    public ToolCall Call() => ToolCall.Of(_services, _services.GetRequiredService<Caller>(), Sessionboard, ToolArguments.None);

    /// <summary>The text of the last answer.</summary>
    public string LastText { get; private set; } = "";

    public static async Task<Assistant> ConnectAsync(Uri sessionboard, string token = "sandbox-full", bool showPersonalData = false, Action<IServiceCollection>? configure = null, MemoryChanges? kept = null, bool keepsChanges = true, string? page = "https://changes.example/changes/", IReadOnlyDictionary<string, string?>? settings = null, string? client = null, bool isLetIn = true, Caller? caller = null, McpClientOptions? asClient = null, bool plans = true)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sessionboard:BaseUrl"] = sessionboard.ToString(),
            ["Sessionboard:ApiToken"] = token,
            ["Privacy:ShowPersonalData"] = showPersonalData ? "true" : "false",
            ["Sessionboard:Scopes"] = string.Join(' ', Scopes.AllRead.Concat(Scopes.AllWrite)),
            // What is tried on every tool changes nothing; a test that wants to change something says otherwise.
            ["Writes:Approval"] = "always",
        }).AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();
        var collection = new ServiceCollection().AddLogging(SuiteLog.AddTo);
        collection.AddSingleton<IConfiguration>(configuration);
        if (plans)
            collection.AddSingleton<IAgendaPlanner, FirstFitPlanner>();
        configure?.Invoke(collection);
        collection.AddSessionboardApi();
        collection.AddApiTokenIdentity(configuration, "test", usesSandbox: true);
        if (caller is not null)
            collection.AddSingleton(caller);
        collection.AddSessionboardMcp(configuration);
        var changes = kept ?? new MemoryChanges { Sample = SampledChange.Of };
        if (keepsChanges)
            collection.AddSingleton<IChangeStore>(changes).AddSingleton<IAuditTrail>(changes);
        if (keepsChanges && page is not null)
            collection.AddSingleton(new ChangePage(id => new Uri(page + id)));
        var services = collection.BuildServiceProvider();
        if (isLetIn)
            LetIn(services, token);

        var (toServer, toClient) = (new Pipe(), new Pipe());
        var server = McpServer.Create(
            new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()),
            services.GetRequiredService<IOptions<McpServerOptions>>().Value,
            services.GetRequiredService<ILoggerFactory>(),
            services);
        var running = server.RunAsync();
        var hearing = new Hearing();
        var connected = await McpClient.CreateAsync(
            hearing.Of(new StreamClientTransport(new HalfStream(toServer.Writer.AsStream()), toClient.Reader.AsStream())),
            client is null ? asClient : new McpClientOptions { ClientInfo = new Implementation { Name = client, Version = "1" } });
        return new Assistant(services, server, running, connected, hearing) { Kept = changes };
    }

    /// <summary>Listens to what it is told of a call.</summary>
    public Told Listen() => _hearing.Listen();

    /// <summary>Calls a tool and returns its structured content; fails the test where the tool fails.</summary>
    public async Task<JsonElement> AskAsync(string tool, object? arguments = null)
    {
        var result = await CallAsync(tool, arguments);
        result.IsError.ShouldNotBe(true, Text(result));
        JsonElement.DeepEquals(result.StructuredContent!.Value, JsonDocument.Parse(Text(result)).RootElement).ShouldBeTrue("text and structured content say the same");
        LastText = Text(result);
        return result.StructuredContent.Value;
    }

    /// <summary>Calls a tool that must fail and returns what it says.</summary>
    public async Task<string> AskInVainAsync(string tool, object? arguments = null)
    {
        var result = await CallAsync(tool, arguments);
        result.IsError.ShouldBe(true, Text(result));
        return Text(result);
    }

    /// <summary>Calls a tool that may fail.</summary>
    public async Task<(bool Failed, string Text)> TryAsync(string tool, object? arguments = null)
    {
        var result = await CallAsync(tool, arguments);
        return (result.IsError == true, Text(result));
    }

    /// <summary>Sends a request as a client does that writes its own messages, on a line of its own, with MCP 2026-07-28.</summary>
    /// <returns>The result.</returns>
    public async Task<JsonElement> SendByHandAsync(string method, JsonObject parameters)
    {
        parameters["_meta"] = JsonNode.Parse("""
            {"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"by-hand","version":"1"},
             "io.modelcontextprotocol/clientCapabilities":{"elicitation":{"form":{}}}}
            """);
        var (toServer, toClient) = (new Pipe(), new Pipe());
        await using var server = McpServer.Create(
            new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()),
            _services.GetRequiredService<IOptions<McpServerOptions>>().Value,
            _services.GetRequiredService<ILoggerFactory>(),
            _services);
        var running = server.RunAsync();
        await toServer.Writer.WriteAsync(Encoding.UTF8.GetBytes(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = parameters }.ToJsonString() + "\n"));
        using var answers = new StreamReader(toClient.Reader.AsStream());
        var answer = JsonElement.Parse((await answers.ReadLineAsync())!);
        await toServer.Writer.CompleteAsync();
        await running;
        return answer.GetProperty("result");
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
        await _running;
        await _services.DisposeAsync();
    }

    private async Task<CallToolResult> CallAsync(string tool, object? arguments) =>
        await _client.CallToolAsync(tool, arguments is null
            ? null
            : JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value));

    // As if Sessionboard had just answered insights: so a test counts what a tool asks for, and not what is asked once for a credential.
    private static void LetIn(IServiceProvider services, string token)
    {
        var address = services.GetRequiredService<IOptions<SessionboardOptions>>().Value.ResolveBaseAddress();
        services.GetRequiredService<AssistantVerdicts>().Keep(new HostCredential(new ApiTokenCredential(token), address).Partition, AssistantVerdict.Allowed);
    }

    private static string Text(CallToolResult result) => result.Content.OfType<TextContentBlock>().Single().Text;
}

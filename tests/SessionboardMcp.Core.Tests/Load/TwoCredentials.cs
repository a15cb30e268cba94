using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Credentials;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Logs;

namespace SessionboardMcp.Core.Tests.Load;

/// <summary>One process that two people use, each with a credential of their own; caches and connections are shared.</summary>
internal sealed class TwoCredentials : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<(McpServer Server, Task Running, McpClient Client)> _people = [];

    private TwoCredentials(ServiceProvider services) => _services = services;

    public static async Task<TwoCredentials> ConnectAsync(Uri sessionboard, Dye dye, IEnumerable<string> tokens)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sessionboard:BaseUrl"] = sessionboard.ToString(),
            ["Sessionboard:ApiToken"] = "sandbox-full",
        }).Build();
        var collection = new ServiceCollection().AddLogging(SuiteLog.AddTo);
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)));
        collection.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => dye));
        collection.AddSessionboardApi();
        collection.AddApiTokenIdentity(configuration, "shared", usesSandbox: true);
        collection.AddSessionboardMcp(configuration);
        var process = new TwoCredentials(collection.BuildServiceProvider());
        foreach (var token in tokens)
            await process.JoinAsync(token);
        return process;
    }

    /// <summary>Calls a tool as one of the people, and returns what it says.</summary>
    public async Task<string> AskAsync(int person, string tool, object arguments)
    {
        var named = JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value);
        var result = await _people[person].Client.CallToolAsync(tool, named);
        var text = result.Content.OfType<TextContentBlock>().Single().Text;
        result.IsError.ShouldNotBe(true, text);
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (server, running, client) in _people)
        {
            await client.DisposeAsync();
            await server.DisposeAsync();
            await running;
        }

        await _services.DisposeAsync();
    }

    private async Task JoinAsync(string token)
    {
        var services = new Overlay(_services, new Dictionary<Type, object>
        {
            [typeof(ISessionboardClient)] = _services.GetRequiredService<ISessionboardClientFactory>().Create(new ApiTokenCredential(token)),
            [typeof(Caller)] = new Caller(token, Scopes.AllRead, ShowsPersonalData: false),
        });
        var shared = _services.GetRequiredService<IOptions<McpServerOptions>>().Value;
        // A scope would come from the shared services, past what is the person's own.
        shared.ScopeRequests = false;
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var server = McpServer.Create(
            new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()), shared, _services.GetRequiredService<ILoggerFactory>(), services);
        var running = server.RunAsync();
        var client = await McpClient.CreateAsync(new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()));
        _people.Add((server, running, client));
    }
}

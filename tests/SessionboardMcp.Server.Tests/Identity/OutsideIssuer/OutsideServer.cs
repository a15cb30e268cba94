using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Identity.OutsideIssuer;

/// <summary>Our server behind a company's own identity provider, with the sandbox as Sessionboard.</summary>
public sealed class OutsideServer : IAsyncLifetime
{
    private SandboxHost? _sandbox;
    private WebApplication? _app;

    internal TestProvider Provider { get; private set; } = null!;

    internal IServiceProvider Services => _app!.Services;

    public HttpClient Client => _app!.GetTestClient();

    /// <summary>Settings beside the usual; set before it starts.</summary>
    internal Dictionary<string, string?> Settings { get; } = [];

    /// <summary>How many requests of each kind Sessionboard allows; set before it starts.</summary>
    internal int Limit { get; set; } = 100_000;

    /// <summary>The clock; set before it starts, null for everybody's.</summary>
    internal TimeProvider? Time { get; set; }

    /// <summary>Settings by which people sign in on our own pages.</summary>
    internal static Dictionary<string, string?> SignIn => new()
    {
        ["OutsideIssuer:SignIn:ClientId"] = "pages",
        ["OutsideIssuer:Access:2:Group"] = "writers",
        ["OutsideIssuer:Access:2:Gives"] = "read:insights read:events read:sessions write:sessions write:metadata",
    };

    /// <summary>A browser of its own.</summary>
    internal OutsideBrowser Browser() => new(_app!.GetTestServer().CreateHandler());

    public async Task InitializeAsync()
    {
        Provider = await TestProvider.StartAsync();
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = Limit });
        _app = await StartAsync(Provider.Authority, _sandbox.BaseAddress, builder =>
        {
            builder.Configuration.AddInMemoryCollection(Settings);
            if (Time is not null)
                builder.Services.AddSingleton(Time);
        });
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        await _sandbox!.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Starts a server that trusts a provider.</summary>
    /// <param name="authority">The provider.</param>
    /// <param name="sandbox">What stands in for Sessionboard.</param>
    /// <param name="change">What is set besides.</param>
    /// <param name="usesSandbox">Whether it says that its data is invented, and so keeps nothing.</param>
    internal static async Task<WebApplication> StartAsync(string authority, Uri sandbox, Action<WebApplicationBuilder>? change = null, bool usesSandbox = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sessionboard:BaseUrl"] = sandbox.ToString(),
            ["Sessionboard:ApiToken"] = "sandbox-full",
            ["OutsideIssuer:Authority"] = authority,
            ["OutsideIssuer:Audience"] = "https://mcp.example.org/mcp",
            ["OutsideIssuer:Access:0:Group"] = "organizers",
            ["OutsideIssuer:Access:0:Gives"] = "read:insights read:events read:sessions read:contacts",
            ["OutsideIssuer:Access:1:Group"] = "guests",
            ["OutsideIssuer:Access:1:Gives"] = "read:insights read:events",
        });
        change?.Invoke(builder);
        var app = OutsideIssuerApp.Build(builder, PublicAddress.Resolve("https://mcp.example.org", []), usesSandbox);
        await TokenChanges.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    /// <summary>Sends one MCP request.</summary>
    internal Task<(HttpStatusCode Status, string Challenge, JsonElement Body)> AskAsync(string? token, string method, string parameters = "{}") =>
        AskAsync(Client, token, method, parameters);

    /// <inheritdoc cref="AskAsync(string?, string, string)"/>
    internal static async Task<(HttpStatusCode Status, string Challenge, JsonElement Body)> AskAsync(HttpClient client, string? token, string method, string parameters = "{}")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("https://mcp.example.org/mcp"))
        {
            Content = new StringContent($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var json = text.Split('\n').Select(line => line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : line).FirstOrDefault(line => line.StartsWith('{'));
        return (response.StatusCode, response.Headers.WwwAuthenticate.ToString(), json is null ? default : JsonDocument.Parse(json).RootElement);
    }
}

using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Proof.Bench;

/// <summary>What this program is where the bench starts it again, each as a process of its own.</summary>
internal static class Roles
{
    /// <summary>Plays a role until its standard input ends.</summary>
    /// <param name="role"><c>echo</c>, <c>sandbox</c>, <c>hasty</c>, <c>large</c> or <c>canned</c>.</param>
    /// <param name="arguments">The port, and for <c>canned</c> the address that it learns from.</param>
    public static async Task<int> RunAsync(string role, string[] arguments)
    {
        var address = $"http://127.0.0.1:{int.Parse(arguments[0], CultureInfo.InvariantCulture)}";
        switch (role)
        {
            case "sandbox":
                await using (await SandboxHost.StartAsync(new SandboxOptions { Url = address, Limit = int.MaxValue }))
                    await Console.In.ReadToEndAsync();
                return 0;
            case "hasty":
                // A grant is renewed a minute before its token ends, so that many are while replicas come and go. A refresh token that is used twice ends its grant.
                var hasty = new SandboxOAuthOptions { AccessTokenLifetime = TimeSpan.FromSeconds(90) };
                await using (await SandboxHost.StartAsync(new SandboxOptions { Url = address, Limit = int.MaxValue, DailyCreates = int.MaxValue, OAuth = hasty }))
                    await Console.In.ReadToEndAsync();
                return 0;
            case "large":
                await using (await SandboxHost.StartAsync(new SandboxOptions { Url = address, Limit = int.MaxValue, Organization = LargeEvent.Organization() }))
                    await Console.In.ReadToEndAsync();
                return 0;
            case "echo":
                await ServeAsync(address, Echo());
                return 0;
            case "canned":
                await ServeAsync(address, Canned(new Uri(arguments[1])));
                return 0;
            default:
                return 2;
        }
    }

    private static async Task ServeAsync(string address, WebApplication app)
    {
        app.Urls.Add(address);
        await app.StartAsync();
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    // The SDK alone, as its own documentation starts it.
    private static WebApplication Echo()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddMcpServer().WithHttpTransport(options => options.Stateless = true).WithTools<EchoTool>();
        var app = builder.Build();
        app.MapGet("/healthz", () => "ok");
        app.MapMcp("/mcp");
        return app;
    }

    // Answers what it heard once with what was answered then, whatever the query is: so that Sessionboard is never what is waited for.
    private static WebApplication Canned(Uri source)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = source };
        var answers = new ConcurrentDictionary<string, (int Status, string? Type, byte[] Body)>();
        app.Run(async context =>
        {
            var path = context.Request.Path + context.Request.QueryString;
            var key = $"{context.Request.Method} {path} {context.Request.Headers.Authorization}{context.Request.Headers["x-access-token"]}";
            if (!answers.TryGetValue(key, out var answer))
                answers[key] = answer = await AskAsync(http, context.Request, path);
            (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength) = (answer.Status, answer.Type, answer.Body.Length);
            await context.Response.Body.WriteAsync(answer.Body);
        });
        return app;
    }

    private static async Task<(int Status, string? Type, byte[] Body)> AskAsync(HttpClient http, HttpRequest asked, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), path);
        if (asked.ContentLength > 0)
            request.Content = new StreamContent(asked.Body) { Headers = { { "Content-Type", asked.ContentType } } };
        foreach (var (name, value) in asked.Headers.Where(header => header.Key is "Authorization" or "Accept" or "x-access-token"))
            request.Headers.TryAddWithoutValidation(name, value.ToString());
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The tool of the bare server.</summary>
    [McpServerToolType]
    internal sealed class EchoTool
    {
        /// <summary>Says it again.</summary>
        [McpServerTool(Name = "echo")]
        [Description("Says it again.")]
        public static string Echo(string text) => text;
    }
}

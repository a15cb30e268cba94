using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Logs;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Tests.Commands;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>A proxy on loopback that ends TLS and passes questions on, as an operator's does.</summary>
internal sealed class Hop : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly X509Certificate2 _root = WayDoctorTests.Root();
    private readonly WebApplication _app;

    private Hop(int port)
    {
        Address = PublicAddress.Resolve($"https://localhost:{port}", []);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<SomebodyElse>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(WayDoctorTests.Leaf(_root))));
        _app = builder.Build();
        _app.Run(PassAsync);
    }

    /// <summary>What people reach.</summary>
    public PublicAddress Address { get; }

    /// <summary>Who signed its certificate.</summary>
    public X509Certificate2 Root => _root;

    /// <summary>The server behind it.</summary>
    public string Server { get; } = $"http://127.0.0.1:{SignInServer.FreePort()}";

    /// <summary>What it writes as <c>X-Forwarded-For</c>; null for nothing.</summary>
    public string? Forwards { get; set; }

    /// <summary>What it writes as Host; null for what came.</summary>
    public string? Host { get; set; }

    /// <summary>What answers in place of the server.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>The headers of the last request.</summary>
    public IReadOnlyCollection<string> Came { get; private set; } = [];

    public static async Task<Hop> StartAsync()
    {
        var hop = new Hop(SignInServer.FreePort());
        await hop._app.StartAsync();
        return hop;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
        _root.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        Came = [.. context.Request.Headers.Keys];
        if (Instead is not null)
        {
            await Instead(context);
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, Server + context.Request.Path);
        foreach (var (name, value) in context.Request.Headers)
            request.Headers.TryAddWithoutValidation(name, value.ToArray());
        request.Headers.Host = Host ?? context.Request.Host.Value;
        if (Forwards is not null)
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", Forwards);
        using var answer = await _http.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, value) in answer.Headers.Where(header => !header.Key.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)))
            context.Response.Headers[name] = value.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}

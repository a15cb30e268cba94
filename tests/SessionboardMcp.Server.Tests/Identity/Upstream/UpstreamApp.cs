using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.OAuth;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Identity.Upstream;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

/// <summary>Only the sign-in at Sessionboard, over real HTTP, with a sandbox behind it and a recorder for what comes of it.</summary>
internal sealed class UpstreamApp : IAsyncDisposable, ISignInCompletion
{
    private readonly TemporaryDirectory _directory = new();
    private IDataProtectionProvider _protection = new EphemeralDataProtectionProvider();
    private WebApplication _app = null!;

    public SandboxHost Sandbox { get; private set; } = null!;

    /// <summary>Known before it listens, as a configured public address is.</summary>
    public Uri Address { get; private init; } = null!;

    /// <summary>Where it listens: at its address, unless it is another replica behind the same one.</summary>
    public Uri Listening { get; private init; } = null!;

    public UpstreamTokens? Completed { get; private set; }

    /// <summary>The reason and the waiting request of every refusal.</summary>
    public List<(string Reason, string? WaitingRequest)> Refused { get; } = [];

    public IUpstreamSignIn SignIn => _app.Services.GetRequiredService<IUpstreamSignIn>();

    public static async Task<UpstreamApp> StartAsync(SandboxOAuthOptions? oauth = null, SandboxOptions? sandbox = null)
    {
        var address = FreeAddress();
        var app = new UpstreamApp
        {
            Address = address,
            Listening = address,
            Sandbox = await SandboxHost.StartAsync((sandbox ?? new SandboxOptions()) with { OAuth = oauth ?? new SandboxOAuthOptions() }),
        };
        return await StartAsync(app);
    }

    /// <summary>Another replica behind the same public address, which has asked Sessionboard nothing yet.</summary>
    public Task<UpstreamApp> StartReplicaAsync() =>
        StartAsync(new UpstreamApp { Address = Address, Listening = FreeAddress(), Sandbox = Sandbox, _protection = _protection });

    private static async Task<UpstreamApp> StartAsync(UpstreamApp app)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(app.Listening.GetLeftPart(UriPartial.Authority));
        builder.Services.AddRoutingCore();
        builder.Services.AddRazorComponents();
        builder.Services.AddAuthentication();
        builder.Services.AddStorage(TestStore.Open(app._directory.Path, usesSandbox: true));
        builder.Services.AddDataProtection();
        builder.Services.AddSingleton(app._protection);
        builder.Services.AddSessionboardApi();
        builder.Services.AddSingleton<ISignInCompletion>(app);
        builder.Services.AddUpstream(_ => new UpstreamSettings("sessionboard-mcp", app.Address, new Dictionary<string, Uri>
        {
            ["us"] = app.Sandbox.BaseAddress,
            ["eu"] = app.Sandbox.BaseAddress,
        }));
        app._app = builder.Build();
        app._app.UseRouting();
        app._app.UseMiddleware<UpstreamReady>();
        app._app.UseAuthentication();
        app._app.MapUpstream();
        app._app.MapGet("/begin/{region}", (HttpContext context, string region, string scopes, IUpstreamSignIn signIn) =>
            signIn.BeginAsync(context, "waiting-1", region, scopes.Split(' ').ToHashSet()));
        await app._app.StartAsync();
        return app;
    }

    /// <summary>A browser of its own: it keeps cookies and follows nothing.</summary>
    public HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>Where the browser is sent to sign in.</summary>
    public static async Task<Uri> BeginAsync(HttpClient browser, string region = "us", string scopes = "read:events read:insights")
    {
        using var answer = await browser.GetAsync($"/begin/{region}?scopes={Uri.EscapeDataString(scopes)}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!;
    }

    public Task<IResult> CompletedAsync(HttpContext context, string waitingRequestId, string region, UpstreamTokens tokens)
    {
        (waitingRequestId, region).ShouldBe(("waiting-1", "us"));
        Completed = tokens;
        return Task.FromResult(Results.Text("done"));
    }

    public Task<IResult> RefusedAsync(HttpContext context, string? waitingRequestId, string region, string reason)
    {
        Refused.Add((reason, waitingRequestId));
        return Task.FromResult(Results.Text("refused", statusCode: 400));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Sandbox.DisposeAsync();
        _directory.Dispose();
    }

    private static Uri FreeAddress() => new($"http://127.0.0.1:{SignInServer.FreePort()}");
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tests.Changes;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Tests.Identity.Upstream;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary><c>serve --sandbox</c> as the command line composes it, on a free port.</summary>
public sealed class SandboxServer : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TimeProvider _time;
    private WebApplication? _app;

    internal PublicAddress Address { get; } = PublicAddress.Resolve($"http://localhost:{SignInServer.FreePort()}", []);

    internal SandboxHost Sandbox { get; private set; } = null!;

    internal IServiceProvider Services => _app!.Services;

    public SandboxServer()
        : this(TimeProvider.System)
    {
    }

    /// <summary>The same on a clock of the test's own, which server and sandbox share.</summary>
    internal SandboxServer(TimeProvider time) => _time = time;

    /// <summary>Settings beside those of the command line.</summary>
    internal IReadOnlyDictionary<string, string?> Configuration { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where changes are kept instead of where the product keeps them; null for there.</summary>
    internal MemoryChanges? Changes { get; init; }

    /// <summary>What depends on the settings from the start.</summary>
    internal Action<WebApplicationBuilder> Compose { get; init; } = _ => { };

    /// <summary>Adds services before those of the command line.</summary>
    internal Action<Microsoft.Extensions.DependencyInjection.IServiceCollection> Configure { get; init; } = _ => { };

    public async Task InitializeAsync()
    {
        Sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000, TimeProvider = _time });
        var settings = new ServeSettings { UsesSandbox = true, Urls = Address.Text, Data = _directory.Path };
        var builder = ServeBuilder.CreateToServe(settings, Sandbox.BaseAddress);
        builder.Configuration.AddInMemoryCollection(Configuration);
        Compose(builder);
        builder.Services.AddSingleton(_time);
        Configure(builder.Services);
        if (Changes is not null)
            builder.Host.UseServiceProviderFactory(new WithChanges(Changes));
        _app = SignInApp.Build(builder, settings, Sandbox.BaseAddress);
        await SignInApp.PrepareAsync(_app.Services, usesSandbox: true, CancellationToken.None);
        await _app.StartAsync();
    }

    // Behind whatever the product adds.
    private sealed class WithChanges(MemoryChanges changes) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services) => services.AddSingleton<IChangeStore>(changes).AddSingleton<IAuditTrail>(changes);

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();

    /// <summary>
    /// The whole way to tokens: consent, sign-in at the sandbox as one of its people, back, redeem. The person ticks each write scope that is asked for by name.
    /// </summary>
    internal static Task<Visitor.Tokens> SignInAsync(Visitor visitor, string person, params (string Name, string? Value)[] changes) =>
        SignInAsync(visitor, person, showsPersonalData: false, changes);

    /// <inheritdoc cref="SignInAsync(Visitor, string, ValueTuple{string, string?}[])"/>
    internal static async Task<Visitor.Tokens> SignInAsync(Visitor visitor, string person, bool showsPersonalData, params (string Name, string? Value)[] changes)
    {
        var consent = await visitor.OpenConsentAsync(changes);
        if (showsPersonalData)
            consent.Form["personal"] = "show";
        var asked = changes.FirstOrDefault(change => change.Name == "scope").Value?.Split(' ') ?? [];
        var ticked = asked.Where(scope => scope.StartsWith("write:", StringComparison.Ordinal)).ToHashSet();
        if (consent.Html.Contains("value=\"write:sessions\"", StringComparison.Ordinal))
            ticked.Add("write:sessions");
        var back = await SandboxPerson.AnswerAsync(await visitor.LeaveWithAsync([.. consent.Form, .. ticked.Select(scope => KeyValuePair.Create("write", scope))]), person);
        using var resumed = await visitor.GetAsync(back.PathAndQuery);
        resumed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await resumed.Content.ReadAsStringAsync());
        return await visitor.RedeemAsync(await visitor.FollowAsync(resumed.Headers.Location!));
    }
}

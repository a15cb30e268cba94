using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SessionboardMcp.Sandbox.OAuth;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Hosting;

/// <summary>A running sandbox with a web server of its own, inside any process.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxHost(WebApplication app) => _app = app;

    /// <summary>Where the API listens, with the port it really took.</summary>
    public Uri BaseAddress => _app.Services.GetRequiredService<Origins>().Api;

    /// <summary>Where the consent page listens, which is another origin, with the port it really took.</summary>
    public Uri ConsentAddress => _app.Services.GetRequiredService<Origins>().Consent;

    /// <summary>The people who can sign in, their switches and their grants.</summary>
    public SandboxOAuth OAuth => _app.Services.GetRequiredService<SandboxOAuth>();

    /// <summary>Starts one. The data may still be in the making when it returns; requests wait for it.</summary>
    /// <param name="options">How it shall behave.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken cancellationToken = default)
    {
        var (api, consent) = options.CheckedAddresses();
        // Empty, so that neither environment nor files meant for the process around it reach the sandbox.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(api.GetLeftPart(UriPartial.Authority), consent.GetLeftPart(UriPartial.Authority));
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, GuestLifetime>());
        builder.Logging.ForwardTo(options.LoggerFactory);
        builder.Services.AddSandbox(options);

        var app = builder.Build();
        try
        {
            app.UseSandbox();
            await app.StartAsync(cancellationToken);
            return new SandboxHost(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Serves other data from the next request on, as if somebody had worked in Sessionboard meanwhile. Requests that are being
    /// answered finish with what they began with.
    /// </summary>
    /// <param name="organization">The whole of the new data.</param>
    public void Replace(Organization organization) => _app.Services.GetRequiredService<SandboxWorld>().Main.Replace(organization);

    /// <summary>
    /// Changes the data that is served from the next request on, as if somebody worked in Sessionboard meanwhile. What was written before stays,
    /// and no write comes in between.
    /// </summary>
    /// <param name="change">Makes the next organization of the one that is there. Where it throws, nothing changes.</param>
    public async Task ChangeAsync(Func<Organization, Organization> change) =>
        await _app.Services.GetRequiredService<SandboxWorld>().Main.ChangeAsync(change, CancellationToken.None);

    /// <summary>Stops listening and lets go of everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Leaves the process's signals to the host around it.</summary>
    private sealed class GuestLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

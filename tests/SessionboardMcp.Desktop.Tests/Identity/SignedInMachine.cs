using SessionboardMcp.Desktop.Commands;
using SessionboardMcp.Desktop.Identity;
using SessionboardMcp.Desktop.Identity.Profiles;
using SessionboardMcp.Desktop.Identity.SignIn;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Desktop.Tests.Identity;

/// <summary>A data folder of its own, and a Sessionboard of its own to sign in at.</summary>
internal sealed class SignedInMachine : IAsyncDisposable
{
    private SignedInMachine(SandboxHost sandbox, SandboxFaults faults)
    {
        (Sandbox, Faults) = (sandbox, faults);
        Store = new ProfileStore(Data, Time);
    }

    public string Data { get; } = Path.Combine(Path.GetTempPath(), "sessionboard-mcp-" + Guid.NewGuid().ToString("N"));

    public ShiftedTime Time { get; } = new();

    public SandboxHost Sandbox { get; }

    /// <summary>Breaks what that Sessionboard answers.</summary>
    public SandboxFaults Faults { get; }

    public ProfileStore Store { get; }

    public static async Task<SignedInMachine> StartAsync(SandboxOAuthOptions? oauth = null)
    {
        var options = new SandboxOptions { OAuth = oauth ?? new SandboxOAuthOptions() };
        return new SignedInMachine(await SandboxHost.StartAsync(options), options.Faults);
    }

    public SignInRequest Request(params string[] scopes) => new(
        Sandbox.BaseAddress,
        SandboxOAuthOptions.ClientId,
        scopes.Length > 0 ? scopes.ToHashSet() : Core.Access.Scopes.AllRead,
        OpensBrowser: false,
        TimeSpan.FromMinutes(1));

    public Task<int> LoginAsync(ScriptedBrowser browser, string profile = "default", SignInRequest? request = null) =>
        LoginCommand.RunAsync(profile, Store, request ?? Request(), browser, CancellationToken.None);

    /// <summary>Signs Rui in.</summary>
    public async Task<Profile> SignInAsync(string profile = "default")
    {
        using var browser = new ScriptedBrowser("rui");
        (await LoginAsync(browser, profile)).ShouldBe(0, browser.ToString());
        return Store.Find(profile)!;
    }

    /// <summary>The profile as another process of this machine has it, which shares nothing but files.</summary>
    public ProfileSession Session(string profile = "default", Uri? address = null, ProfileStore? store = null) =>
        new(profile, address ?? Sandbox.BaseAddress, store ?? new ProfileStore(Data, Time), new Grants(Time), Time);

    /// <summary>Has the access token end now, for every process that reads the profile.</summary>
    public async Task ExpireAsync(string profile = "default")
    {
        using var turn = await Store.LockAsync(profile, CancellationToken.None);
        using var writer = Store.Prepare(profile);
        writer.Commit(Store.Find(profile)! with { ExpiresAt = Time.GetUtcNow().AddSeconds(-1) });
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
    }
}

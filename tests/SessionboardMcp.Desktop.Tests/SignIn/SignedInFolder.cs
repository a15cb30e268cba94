using System.CommandLine;
using SessionboardMcp.Desktop.Commands;
using SessionboardMcp.Desktop.SignIn;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Server.Tests.Identity.Upstream;

namespace SessionboardMcp.Desktop.Tests.SignIn;

/// <summary>A sandbox and a data folder, and the commands of the program on both.</summary>
public sealed class SignedInFolder : IAsyncLifetime
{
    internal SandboxHost Sandbox { get; private set; } = null!;

    internal DataFolder Folder { get; } = new(Path.Combine(Path.GetTempPath(), "sessionboard-mcp-tests", Path.GetRandomFileName()));

    internal ProfileStore Store => new(Folder);

    internal string BaseUrl => $"--Sessionboard:BaseUrl={Sandbox.BaseAddress}";

    public async Task InitializeAsync() => Sandbox = await SandboxHost.StartAsync(new SandboxOptions());

    public async Task DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        if (Directory.Exists(Folder.Root))
            Directory.Delete(Folder.Root, recursive: true);
    }

    /// <summary>Signs a person in, who follows the printed address.</summary>
    internal async Task<(int Code, string Text)> LoginAsync(string person, string profile, bool approved = true)
    {
        var output = new Announcements();
        var run = RunAsync(output, "login", "--no-browser", "--profile", profile, BaseUrl);
        var address = await Task.WhenAny(output.Address, run) == run ? null : await output.Address;
        if (address is not null)
        {
            using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
            using var back = await browser.GetAsync(await SandboxPerson.AnswerAsync(address, person, approved));
        }

        return (await run, output.ToString());
    }

    internal async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        return (await RunAsync(output, arguments), output.ToString());
    }

    private Task<int> RunAsync(TextWriter output, params string[] arguments) =>
        RootCommands.Create().Parse([.. arguments, "--data", Folder.Root]).InvokeAsync(new InvocationConfiguration { Output = output, Error = output });

    /// <summary>Hears the address that a person is told to open.</summary>
    private sealed class Announcements : StringWriter
    {
        private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Uri> Address => _address.Task;

        public override Task WriteLineAsync(string? value)
        {
            if (value?.Split('\n').FirstOrDefault(line => line.StartsWith("http", StringComparison.Ordinal)) is { } line)
                _address.TrySetResult(new Uri(line));
            return base.WriteLineAsync(value);
        }
    }
}

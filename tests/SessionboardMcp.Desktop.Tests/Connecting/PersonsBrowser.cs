using SessionboardMcp.Clients;
using SessionboardMcp.Desktop.Tests.Identity;

namespace SessionboardMcp.Desktop.Tests.Connecting;

/// <summary>What the program finds as the system's browser: it hands over the address, and prints what browsers print.</summary>
internal sealed class PersonsBrowser : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("persons-browser-").FullName;

    private string Pipe => Path.Combine(_folder, "address");

    /// <summary>A search path with nothing on it but this browser.</summary>
    public string SearchPath => _folder;

    public static async Task<PersonsBrowser> InstallAsync(int fails = 0)
    {
        var browser = new PersonsBrowser();
        (await RealClients.RunAsync("mkfifo", [browser.Pipe])).Code.ShouldBe(0);
        if (fails > 0)
            await File.WriteAllTextAsync(Path.Combine(browser._folder, "fails"), $"{fails}\n");
        // Not written here: while another test starts a program, that holds all files that are open for writing, and such a file cannot be run.
        File.CreateSymbolicLink(Path.Combine(browser._folder, "xdg-open"), Path.Combine(RealClients.Root, "tests", "SessionboardMcp.Desktop.Tests", "Connecting", "xdg-open.sh"));
        return browser;
    }

    /// <summary>The address that is opened next, within a minute.</summary>
    public Task<string> NextAsync() => Task.Run(async () => (await File.ReadAllTextAsync(Pipe)).Trim()).WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>Somebody who signs in on the page that is opened next.</summary>
    public async Task<Uri> SignInAsync(string person, bool approves = true)
    {
        using var visitor = new ScriptedBrowser(person, approves);
        await visitor.WriteLineAsync(await NextAsync());
        await visitor.Visit!;
        return visitor.Opened!;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

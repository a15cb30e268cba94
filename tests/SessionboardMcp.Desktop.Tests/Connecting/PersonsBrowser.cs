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
        var opener = Path.Combine(browser._folder, "xdg-open");
        await File.WriteAllTextAsync(opener, fails > 0
            ? $"#!/bin/sh\necho 'no method available for opening' >&2\nexit {fails}\n"
            : $"#!/bin/sh\necho 'Opening in existing browser session.'\nprintf '%s\\n' \"$1\" > '{browser.Pipe}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(opener, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await RealClients.RunAsync("mkfifo", [browser.Pipe])).Code.ShouldBe(0);
        return browser;
    }

    /// <summary>The address that is opened next.</summary>
    public Task<string> NextAsync() => Task.Run(async () => (await File.ReadAllTextAsync(Pipe)).Trim());

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

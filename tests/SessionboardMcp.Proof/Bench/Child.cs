using System.Diagnostics;
using System.Globalization;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof.Bench;

/// <summary>A process that the bench started, on a free port; disposing of it ends it.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private Child(Process process, Uri address) => (Process, Address) = (process, address);

    public Process Process { get; }

    public Uri Address { get; }

    /// <summary>Resident memory, in MiB.</summary>
    public long Resident
    {
        get
        {
            Process.Refresh();
            return Process.WorkingSet64 >> 20;
        }
    }

    /// <summary>Starts this program again in another role.</summary>
    public static Task<Child> PlayAsync(string role, string healthPath, params string[] arguments)
    {
        var port = SignInServer.FreePort();
        return StartAsync(Environment.ProcessPath!, ["role", role, .. (string[])[port.ToString(CultureInfo.InvariantCulture), .. arguments]], port, healthPath);
    }

    /// <summary>Starts the product.</summary>
    /// <param name="arguments">The command line after <c>serve</c>.</param>
    public static Task<Child> ServeAsync(params string[] arguments) => ServeAsync(SignInServer.FreePort(), arguments);

    /// <inheritdoc cref="ServeAsync(string[])"/>
    public static Task<Child> ServeAsync(int port, params string[] arguments) =>
        StartAsync(Path.Combine(AppContext.BaseDirectory, "SessionboardMcp.Server"), ["serve", "--urls", $"http://localhost:{port}", .. arguments], port, "/healthz");

    /// <summary>Starts any program that listens on the port which it is given last.</summary>
    public static Task<Child> StartAsync(string program, params string[] arguments)
    {
        var port = SignInServer.FreePort();
        return StartAsync(program, [.. arguments, port.ToString(CultureInfo.InvariantCulture)], port, "/healthz");
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        await Process.WaitForExitAsync();
        Process.Dispose();
    }

    private static async Task<Child> StartAsync(string program, string[] arguments, int port, string healthPath)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SESSIONBOARD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        var process = System.Diagnostics.Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var said = new System.Text.StringBuilder();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var child = new Child(process, new Uri($"http://localhost:{port}"));
        using var http = new HttpClient(new SocketsHttpHandler());
        using var deadline = new CancellationTokenSource(Patience);
        while (!await AnswersAsync(http, new Uri(child.Address, healthPath), deadline.Token))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{program} ended: {said}");
            await Task.Delay(50, deadline.Token);
        }

        return child;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

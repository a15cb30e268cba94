using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using SessionboardMcp.Clients;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Replicas;

/// <summary>Debian's nginx with deploy/proxy/nginx.conf, but for TLS, the addresses, and that it sends each request to the next replica at first, which is the hardest case.</summary>
internal sealed partial class Nginx : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string _folder;
    private readonly int _port;
    private readonly int[] _replicas;

    private Nginx(Process process, string folder, int port, int[] replicas) => (_process, _folder, _port, _replicas) = (process, folder, port, replicas);

    /// <summary>The program, where CI fetched it or Debian puts it; null where it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, "nginx")).FirstOrDefault(File.Exists);

    /// <summary>What it is, for people.</summary>
    public static string Name => $"nginx {FileVersion()}";

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where it keeps what it needs.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="replicas">The ports of the replicas.</param>
    public static async Task<Nginx> StartAsync(string folder, int port, int[] replicas)
    {
        var settings = SettingsFile(folder);
        Directory.CreateDirectory(Leaves(folder));
        await File.WriteAllTextAsync(settings, Settings(folder, port, replicas, isByConnection: false));
        // Its own log of errors: a replica that is gone is one, and the proof makes many.
        var process = Process.Start(new ProcessStartInfo(Program!, ["-c", settings, "-e", Errors(folder)]))!;
        using var deadline = new CancellationTokenSource(Patience);
        while (!await ListensAsync(port, deadline.Token))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"nginx ended: {await File.ReadAllTextAsync(Errors(folder))}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, deadline.Token);
        }

        return new Nginx(process, folder, port, replicas);
    }

    /// <summary>The requests that it passed on until now, in order.</summary>
    public IReadOnlyList<Passed> Passed()
    {
        using var reader = new StreamReader(new FileStream(Log(_folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|')).Select(parts => new Passed(parts[0], parts[1]))];
    }

    /// <summary>What it says of requests that it passed on and lost, each with the number of the replica, from 1.</summary>
    /// <remarks>A replica that does not listen refuses the connection (111), and the next one is asked: nothing is lost.</remarks>
    public IReadOnlyList<string> Lost()
    {
        using var reader = new StreamReader(new FileStream(Errors(_folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return
        [
            .. Trouble().Matches(reader.ReadToEnd()).Where(trouble => !trouble.Groups["what"].Value.Contains("(111: ", StringComparison.Ordinal)).Select(
                trouble => $"{trouble.Groups["what"].Value}, replica {Array.IndexOf(_replicas, int.Parse(trouble.Groups["port"].Value, CultureInfo.InvariantCulture)) + 1}"),
        ];
    }

    /// <summary>Sends nothing more to a replica, as who replaces it sees to first (deploy/README.md); what it has it finishes.</summary>
    /// <param name="replica">Its port.</param>
    public Task LeaveAsync(int replica) => File.WriteAllTextAsync(Leaf(replica), "");

    /// <summary>Sends it its share again.</summary>
    /// <param name="replica">Its port.</param>
    public Task ReturnAsync(int replica)
    {
        File.Delete(Leaf(replica));
        return Task.CompletedTask;
    }

    /// <summary>Sends the calls of one connection to one replica from now on, as what is shipped does. It reads its settings again for it, so nobody is to call meanwhile.</summary>
    /// <param name="replicas">To how many of them; the others are left out.</param>
    public async Task RouteByConnectionAsync(int replicas)
    {
        await File.WriteAllTextAsync(SettingsFile(_folder), Settings(_folder, _port, _replicas[..replicas], isByConnection: true));
        using var kill = Process.Start("kill", ["-HUP", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("""\[error\] [^*\n]*\*\d+ (?<what>[^\n]+?), client: [^\n]*, upstream: "http://127\.0\.0\.1:(?<port>\d+)""")]
    private static partial Regex Trouble();

    private static string Errors(string folder) => Path.Combine(folder, "error.log");

    private static string SettingsFile(string folder) => Path.Combine(folder, "nginx.conf");

    private static string Log(string folder) => Path.Combine(folder, "passed.log");

    private static string Leaves(string folder) => Path.Combine(folder, "leaves");

    private string Leaf(int replica) => Path.Combine(Leaves(_folder), (Array.IndexOf(_replicas, replica) + 1).ToString(CultureInfo.InvariantCulture));

    private static string Settings(string folder, int port, int[] replicas, bool isByConnection) =>
        $$"""
        {{(Environment.UserName == "root" ? "user root;" : "")}}
        worker_processes 1;
        daemon off;
        pid {{folder}}/nginx.pid;
        error_log {{Errors(folder)}} warn;
        events { worker_connections 1024; }
        http {
            log_format passed '$upstream_addr|$uri';
            access_log {{Log(folder)}} passed;
            {{string.Join("\n    ", new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {folder}/{kind};"))}}
        {{Shipped(folder, port, replicas, isByConnection)}}
        }
        """;

    // Fewer replicas than it names are named again.
    private static string Shipped(string folder, int port, int[] replicas, bool isByConnection)
    {
        var lines = File.ReadLines(Path.Combine(RealClients.Root, "deploy/proxy/nginx.conf"))
            .Where(line => !line.Contains("ssl_certificate", StringComparison.Ordinal) && !line.Contains("server_name", StringComparison.Ordinal))
            .Where(line => isByConnection || !line.Contains("hash ", StringComparison.Ordinal));
        var text = string.Join('\n', lines).Replace("listen 443 ssl", $"listen 127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("/etc/nginx/leaves", Leaves(folder), StringComparison.Ordinal);
        return Example().Replace(text, found => $"127.0.0.1:{replicas[(int.Parse(found.Groups["number"].Value, CultureInfo.InvariantCulture) - 1) % replicas.Length]}");
    }

    [GeneratedRegex(@"10\.0\.0\.1(?<number>[1-3]):8080")]
    private static partial Regex Example();

    private static string FileVersion()
    {
        using var asked = Process.Start(new ProcessStartInfo(Program!, "-v") { RedirectStandardError = true })!;
        var said = asked.StandardError.ReadToEnd().Trim();
        asked.WaitForExit();
        return said[(said.LastIndexOf('/') + 1)..];
    }

    private static async Task<bool> ListensAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>A request that was passed on.</summary>
/// <param name="To">The replica, or the replicas that were tried.</param>
/// <param name="Path">Without the query, which holds codes.</param>
internal sealed record Passed(string To, string Path);

/// <summary>A test that needs nginx and PostgreSQL; CI demands them, elsewhere it says that it was skipped.</summary>
internal sealed class ReplicasFactAttribute : FactAttribute
{
    public ReplicasFactAttribute() => Skip = PostgresFactAttribute.Reason
        ?? (Nginx.Program is not null || Environment.GetEnvironmentVariable("SESSIONBOARD_MCP_TEST_EVERYTHING") == "1" ? null : "Skipped: nginx is not installed. Run: apt-get install nginx");
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using SessionboardMcp.Server.Tests.Flows.Replicas;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>Debian's nginx, as deploy/proxy/nginx.conf sets it, but that it routes each request to the next replica at first.</summary>
internal sealed partial class Nginx : IFront
{
    private const string Program = "/usr/sbin/nginx";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string _folder;
    private readonly int _port;
    private readonly int[] _replicas;
    private readonly HashSet<int> _down = [];

    private Nginx(Process process, string folder, int port, int[] replicas) => (_process, _folder, _port, _replicas) = (process, folder, port, replicas);

    public static bool IsInstalled => File.Exists(Program);

    public string Name => $"nginx {FileVersion()}";

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where it keeps what it needs.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="replicas">The ports of the replicas.</param>
    public static async Task<Nginx> StartAsync(string folder, int port, int[] replicas)
    {
        var settings = SettingsFile(folder);
        await File.WriteAllTextAsync(settings, Settings(folder, port, replicas, [], isByConnection: false));
        // Its own log of errors: a replica that is gone is one, and the proof makes many.
        var process = Process.Start(new ProcessStartInfo(Program, ["-c", settings, "-e", Errors(folder)]))!;
        using var deadline = new CancellationTokenSource(Patience);
        while (!await ListensAsync(port, deadline.Token))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"nginx ended: {await File.ReadAllTextAsync(Errors(folder))}");
            await Task.Delay(50, deadline.Token);
        }

        return new Nginx(process, folder, port, replicas);
    }

    public IReadOnlyList<Passed> Passed()
    {
        using var reader = new StreamReader(new FileStream(Log(_folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|')).Select(parts => new Passed(parts[0], parts[1]))];
    }

    // A replica that does not listen refuses the connection (111), and the next one is asked: nothing is lost.
    public IReadOnlyList<string> Lost()
    {
        using var reader = new StreamReader(new FileStream(Errors(_folder), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return
        [
            .. Trouble().Matches(reader.ReadToEnd()).Where(trouble => !trouble.Groups["what"].Value.Contains("(111: ", StringComparison.Ordinal)).Select(
                trouble => $"{trouble.Groups["what"].Value}, replica {Array.IndexOf(_replicas, int.Parse(trouble.Groups["port"].Value, CultureInfo.InvariantCulture)) + 1}"),
        ];
    }

    public Task LeaveAsync(int replica)
    {
        _down.Add(replica);
        return ReloadAsync(_replicas, isByConnection: false);
    }

    public Task ReturnAsync(int replica)
    {
        _down.Remove(replica);
        return ReloadAsync(_replicas, isByConnection: false);
    }

    public Task RouteByConnectionAsync(int replicas) => ReloadAsync(_replicas[..replicas], isByConnection: true);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // It reads its settings again, and its worker of before ends by itself.
    private async Task ReloadAsync(int[] replicas, bool isByConnection)
    {
        await File.WriteAllTextAsync(SettingsFile(_folder), Settings(_folder, _port, replicas, _down, isByConnection));
        using var kill = Process.Start("kill", ["-HUP", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    [GeneratedRegex("""\[error\] [^*\n]*\*\d+ (?<what>[^\n]+?), client: [^\n]*, upstream: "http://127\.0\.0\.1:(?<port>\d+)""")]
    private static partial Regex Trouble();

    private static string Errors(string folder) => Path.Combine(folder, "error.log");

    private static string SettingsFile(string folder) => Path.Combine(folder, "nginx.conf");

    private static string Log(string folder) => Path.Combine(folder, "passed.log");

    private static string Settings(string folder, int port, int[] replicas, HashSet<int> down, bool isByConnection) =>
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
            upstream sessionboard_mcp {
                {{(isByConnection ? "hash $http_authorization consistent;" : "")}}
                {{string.Join("\n        ", replicas.Select(replica => $"server 127.0.0.1:{replica} max_fails=1 fail_timeout=5s{(down.Contains(replica) ? " down" : "")};"))}}
                keepalive 32;
            }
            server {
                listen 127.0.0.1:{{port}};
                location / {
                    proxy_pass http://sessionboard_mcp;
                    proxy_set_header Host $http_host;
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    proxy_buffering off;
                    proxy_connect_timeout 2s;
                    proxy_read_timeout 90s;
                    proxy_next_upstream error timeout;
                    client_max_body_size 4m;
                }
            }
        }
        """;

    private static string FileVersion()
    {
        using var asked = Process.Start(new ProcessStartInfo(Program, "-v") { RedirectStandardError = true })!;
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

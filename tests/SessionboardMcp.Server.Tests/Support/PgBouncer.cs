using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>Debian's PgBouncer before a <see cref="PostgresServer"/>, in transaction mode and with few connections: each transaction may get another.</summary>
internal sealed class PgBouncer : IDisposable
{
    public const string Program = "/usr/sbin/pgbouncer";
    private const int Port = 6432;
    private readonly string _folder;
    private readonly Process _process;

    private PgBouncer(string folder, Process process) => (_folder, _process) = (folder, process);

    public static async Task<PgBouncer> StartAsync(PostgresServer server)
    {
        var folder = Path.Combine(server.Socket, $"b{RandomName()}");
        Directory.CreateDirectory(folder);
        await PostgresServer.RunAsync("chmod", "777", folder);
        var settings = Path.Combine(folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(settings, $"""
            [databases]
            * = host={server.Socket} port=5432 user=postgres
            [pgbouncer]
            pool_mode = transaction
            unix_socket_dir = {folder}
            listen_addr =
            listen_port = {Port}
            auth_type = any
            default_pool_size = 3
            max_client_conn = 100
            pidfile = {folder}/pid
            """);
        var process = Process.Start(PostgresServer.Describe(Program, settings))!;
        PostgresServer.Discard(process);
        var bouncer = new PgBouncer(folder, process);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => bouncer.Dispose();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!File.Exists(Path.Combine(folder, $".s.PGSQL.{Port}")))
            await timer.WaitForNextTickAsync(deadline.Token);
        return bouncer;
    }

    public string AddressOf(string database) => $"Host={_folder};Port={Port};Database={database};Username=postgres;Maximum Pool Size=10";

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (_process.HasExited)
            return;
        using var kill = Process.Start("kill", [_process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        _process.WaitForExit();
    }

    private static string RandomName() => Path.GetRandomFileName()[..4];
}

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>
/// One PostgreSQL for the whole run, started when a test first asks for it: Debian's, as a user without rights, in a temporary folder, on a
/// socket there and no port. It forgets everything at the end, and so never waits for a disk.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Template = "template";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly Lazy<Task<PostgresServer>> One = new(() => StartAsync(hasTemplate: true));

    private readonly string _folder;
    private Process _process;
    private int _databases;

    private PostgresServer(string folder, Process process) => (_folder, _process) = (folder, process);

    /// <summary>The newest that is installed; null where none is.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture)).Select(path => Path.Combine(path, "bin")).LastOrDefault(path => File.Exists(Path.Combine(path, "postgres")))
        : null;

    // A third of the work of the usual way, which writes each page to the log; older versions know no other.
    private static string Copying => int.Parse(Path.GetFileName(Path.GetDirectoryName(Programs))!, CultureInfo.InvariantCulture) >= 15 ? " STRATEGY FILE_COPY" : "";

    /// <summary>The server of this run.</summary>
    public static Task<PostgresServer> OfRunAsync() => One.Value;

    /// <summary>What wraps the keys in every database of it.</summary>
    public static KeyCertificates Certificates { get; } = new(NewCertificate(), []);

    /// <summary>Where its socket lies.</summary>
    public string Socket => _folder;

    /// <summary>A server of a test's own, which may stop it.</summary>
    public static async Task<PostgresServer> StartAsync(bool hasTemplate)
    {
        var folder = Directory.CreateTempSubdirectory("sbm-pg-").FullName;
        if (IsRoot)
            await RunAsync("chown", "postgres", folder);
        await RunAsPostgresAsync(Path.Combine(Programs!, "initdb"), "--pgdata", Path.Combine(folder, "data"), "--auth", "trust", "--username", "postgres", "--no-sync", "--no-instructions", "--encoding", "UTF8", "--locale", "C.UTF-8");
        var server = new PostgresServer(folder, Run(folder));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Leave();
        await server.ReadyAsync();
        if (hasTemplate)
            await server.MakeTemplateAsync();
        return server;
    }

    /// <summary>An address in it.</summary>
    public string AddressOf(string database) => $"Host={_folder};Database={database};Username=postgres;Maximum Pool Size=20;Connection Idle Lifetime=5;Connection Pruning Interval=2";

    /// <summary>Makes a database of a test's own.</summary>
    /// <param name="isEmpty">Whether it has no tables yet.</param>
    /// <returns>Its name.</returns>
    public async Task<string> NewDatabaseAsync(bool isEmpty = false)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync("postgres", isEmpty ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {Template}{Copying}");
        return name;
    }

    public Task DropAsync(string database) => ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    public async Task<int> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(AddressOf(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(AddressOf(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Stops it: every connection is cut, and what was committed is kept.</summary>
    public async Task StopAsync()
    {
        Signal("INT");
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Starts it again.</summary>
    public Task StartAgainAsync()
    {
        _process = Run(_folder);
        return ReadyAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // An immediate shutdown: its children go with it, which they do not when it is killed.
            Signal("QUIT");
            _process.WaitForExit(Patience);
        }

        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    internal static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }

    /// <summary>A program as a user who may run PostgreSQL, which refuses root.</summary>
    internal static ProcessStartInfo Describe(string program, params string[] arguments)
    {
        var start = IsRoot
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = "/";
        return start;
    }

    internal static void Discard(Process process)
    {
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static Process Run(string folder)
    {
        var process = Process.Start(Describe(
            Path.Combine(Programs!, "postgres"), "-D", Path.Combine(folder, "data"), "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off",
            "-c", "full_page_writes=off", "-c", "max_connections=400", "-c", "shared_buffers=64MB", "-c", "autovacuum=off"))!;
        Discard(process);
        return process;
    }

    private static Task RunAsPostgresAsync(string program, params string[] arguments) => EndAsync(Process.Start(Describe(program, arguments))!);

    internal static Task RunAsync(string program, params string[] arguments) => EndAsync(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!);

    private static async Task EndAsync(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Patience);
            if (process.ExitCode != 0)
                throw new InvalidOperationException(await error);
        }
    }

    // The run has only a moment left: what remains to be done outlives it.
    private void Leave()
    {
        const string script = "kill -QUIT \"$0\"; i=0; while kill -0 \"$0\" 2>/dev/null && [ $i -lt 50 ]; do i=$((i+1)); sleep 0.1; done; rm -rf \"$1\"";
        if (!_process.HasExited)
            Process.Start("sh", ["-c", script, _process.Id.ToString(CultureInfo.InvariantCulture), _folder])?.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private async Task ReadyAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                await ExecuteAsync("postgres", "SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!_process.HasExited)
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
        }
    }

    private async Task MakeTemplateAsync()
    {
        await ExecuteAsync("postgres", $"CREATE DATABASE {Template}");
        var services = new ServiceCollection().AddLogging();
        services.AddStorage(new PostgresStore(PostgresAddress.Parse(AddressOf(Template) + ";Pooling=false"), Certificates));
        await using var provider = services.BuildServiceProvider();
        await using var database = await provider.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();
        await database.Database.MigrateAsync();
    }
}

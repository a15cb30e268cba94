using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>Debian's Redis in a temporary folder, on a socket there and no port. It keeps nothing, and one serves the whole run.</summary>
internal sealed class RedisServer : IDisposable
{
    public const string Program = "/usr/bin/redis-server";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Lazy<Task<RedisServer>> One = new(StartAsync);

    private readonly string _folder;
    private Process _process;
    private ConnectionMultiplexer? _looking;

    private RedisServer(string folder) => (_folder, _process) = (folder, Run(folder));

    /// <summary>Why tests with Redis are skipped; null where they are not.</summary>
    public static string? Missing { get; } = File.Exists(Program) || Environment.GetEnvironmentVariable("SESSIONBOARD_MCP_TEST_EVERYTHING") == "1"
        ? null
        : $"Skipped: {Program} is not installed. Run: apt-get install redis-server";

    /// <summary>An address where nothing ever listened.</summary>
    public static string Nowhere { get; } = $"!{Path.Combine(Path.GetTempPath(), "sbm-no-redis")}";

    /// <summary>Where it is, as an operator writes it.</summary>
    public string Address => $"!{Socket}";

    /// <summary>The server of this run.</summary>
    public static Task<RedisServer> OfRunAsync() => One.Value;

    /// <summary>A server of a test's own, which may kill it.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer(Directory.CreateTempSubdirectory("sbm-redis-").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        await server.ReadyAsync();
        return server;
    }

    /// <summary>Looks into it, as whoever got hold of it.</summary>
    public IDatabase Look() => (_looking ?? throw new InvalidOperationException("It is not there.")).GetDatabase();

    /// <summary>All keys, and all that lies under them, as text.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DumpAsync()
    {
        var redis = Look();
        var dump = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var key in _looking!.GetServers()[0].KeysAsync())
        {
            dump[key.ToString()] = await redis.KeyTypeAsync(key) switch
            {
                RedisType.String => Text(await redis.StringGetAsync(key)),
                RedisType.List => string.Join('\n', (await redis.ListRangeAsync(key)).Select(Text)),
                RedisType.SortedSet => string.Join('\n', (await redis.SortedSetRangeByRankAsync(key)).Select(Text)),
                RedisType.None => "",
                var other => throw new InvalidOperationException($"Who put a {other} there?"),
            };
        }

        return dump;
    }

    /// <summary>Kills it: nothing is told to anybody.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Starts it again, empty.</summary>
    public Task StartAgainAsync()
    {
        _process = Run(_folder);
        return ReadyAsync();
    }

    public void Dispose()
    {
        _looking?.Dispose();
        _looking = null;
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private string Socket => Path.Combine(_folder, "s");

    private static string Text(RedisValue value) => System.Text.Encoding.Latin1.GetString((byte[])value!);

    private static Process Run(string folder)
    {
        var start = new ProcessStartInfo(Program, ["--port", "0", "--unixsocket", Path.Combine(folder, "s"), "--save", "", "--appendonly", "no", "--dir", folder, "--loglevel", "warning"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        PostgresServer.Discard(process);
        return process;
    }

    private async Task ReadyAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!File.Exists(Socket))
            await timer.WaitForNextTickAsync(deadline.Token);
        _looking ??= await ConnectionMultiplexer.ConnectAsync(string.Create(CultureInfo.InvariantCulture, $"{Address},allowAdmin=true,connectRetry=10"));
        while (!_looking.IsConnected)
            await timer.WaitForNextTickAsync(deadline.Token);
    }
}

/// <summary>A test that needs Redis; CI demands it, elsewhere it says that it was skipped.</summary>
internal sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = RedisServer.Missing;
}

/// <summary>The same with data.</summary>
internal sealed class RedisTheoryAttribute : TheoryAttribute
{
    public RedisTheoryAttribute() => Skip = RedisServer.Missing;
}

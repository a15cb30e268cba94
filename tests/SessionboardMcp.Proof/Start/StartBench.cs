using System.Globalization;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof.Start;

/// <summary>How long the published server takes until it is ready, and how much memory it takes when nobody asks anything.</summary>
internal static class StartBench
{
    private const int Times = 10;
    private const int MostMilliseconds = 1500;
    private const double MostMebibytes = 120;

    private static readonly string[] SignIn = ["--Sessionboard:OAuth:ClientId=sessionboard-mcp"];

    private static readonly (string Name, string[] Arguments, bool IsFresh, bool IsPromised)[] Ways =
    [
        ("with sign-in, SQLite, a fresh data directory", SignIn, true, true),
        ("with sign-in, SQLite, a used data directory", SignIn, false, true),
        ("`--local`, a token of Sessionboard's", ["--local", "--Sessionboard:ApiToken=sb-1"], true, false),
        ("`--sandbox`", ["--sandbox"], true, false),
        ("`--local --sandbox`", ["--local", "--sandbox"], true, false),
    ];

    /// <summary>Starts it ten times each way, and prints a table.</summary>
    /// <param name="folder">The published server; null to publish it as the image has it.</param>
    /// <returns>0 where it is as fast and as small as promised.</returns>
    public static async Task<int> RunAsync(string? folder)
    {
        using var data = new TemporaryDirectory();
        Directory.CreateDirectory(data.Path);
        folder ??= await PublishedServer.PublishAsync(Path.Combine(data.Path, "published"));
        var isKept = true;
        Console.WriteLine("| start | median until ready, ms | fastest, slowest | MiB idle: its own, with mapped program files |\n| --- | --- | --- | --- |");
        foreach (var (name, arguments, isFresh, isPromised) in Ways)
        {
            var server = new PublishedServer(folder, arguments);
            var used = Path.Combine(data.Path, "used");
            if (!isFresh)
                await server.StartAsync(used, staysIdle: false);
            var seen = new List<(double Ready, IdleMemory? Idle)>();
            for (var time = 0; time < Times; time++)
                seen.Add(await server.StartAsync(isFresh ? Path.Combine(data.Path, Guid.NewGuid().ToString("N")) : used, staysIdle: time % 3 == 0));
            var (ready, idle) = (seen.Select(one => one.Ready).Order().ToList(), seen.Select(one => one.Idle).OfType<IdleMemory>().OrderBy(one => one.Own).ToList());
            var (median, memory) = ((ready[(Times - 1) / 2] + ready[Times / 2]) / 2, idle[idle.Count / 2]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {median:F0} | {ready[0]:F0}, {ready[^1]:F0} | {memory.Own:F0}, {memory.Resident:F0} |"));
            isKept &= !isPromised || (median <= MostMilliseconds && memory.Own <= MostMebibytes);
        }

        return isKept ? 0 : 1;
    }
}

using System.Diagnostics;
using System.Globalization;
using SessionboardMcp.Server.Tests.Flows;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof;

/// <summary>Calls of two organizations at once, of which no byte may cross.</summary>
internal static class Interleaved
{
    /// <summary>Makes them, and prints how long they took.</summary>
    public static async Task<int> RunAsync(int calls)
    {
        using var server = new SandboxServer();
        await server.InitializeAsync();
        var started = Stopwatch.GetTimestamp();
        var made = await InterleavedCalls.MakeAsync(server, calls);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await ((Xunit.IAsyncLifetime)server).DisposeAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{made} calls of two organizations, 32 at once, in {seconds:F1} s; every answer was its own person's. Peak memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB."));
        return 0;
    }
}

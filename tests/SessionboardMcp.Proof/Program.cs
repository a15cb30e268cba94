using System.Diagnostics;
using System.Globalization;
using SessionboardMcp.Server.Tests.Flows;
using SessionboardMcp.Server.Tests.Support;

// What takes too long for the tests, with its figures; results.md has the last ones.
// dotnet run --project tests/SessionboardMcp.Proof -c Release              twenty thousand interleaved calls of two organizations
// dotnet run --project tests/SessionboardMcp.Proof -c Release -- 100000    more of them
// Ends with 0 where every answer was its own person's.
var calls = 20_000;
if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out calls) || calls is < 100 or > 1_000_000)))
{
    await Console.Error.WriteLineAsync("Usage: dotnet run --project tests/SessionboardMcp.Proof -c Release [-- CALLS], with 100 to 1000000 calls.");
    return 2;
}

using var server = new SandboxServer();
await server.InitializeAsync();
var started = Stopwatch.GetTimestamp();
var made = await InterleavedCalls.MakeAsync(server, calls);
var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
await ((Xunit.IAsyncLifetime)server).DisposeAsync();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made} calls of two organizations, 32 at once, in {seconds:F1} s; every answer was its own person's. Peak memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB."));
return 0;

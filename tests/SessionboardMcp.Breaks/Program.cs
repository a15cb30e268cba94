using System.Runtime.InteropServices;
using SessionboardMcp.Breaks;

// dotnet run --project tests/SessionboardMcp.Breaks                 every break
// dotnet run --project tests/SessionboardMcp.Breaks -- 7 12 40      some of them
// dotnet run --project tests/SessionboardMcp.Breaks -- --write      every break, and results.md anew
// Each break is a patch of Patches/ that harms somebody; a test has to fail for it. Ends with 0 where every one is caught.
using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    var writes = args.Contains("--write");
    if (args.FirstOrDefault(arg => arg != "--write" && !int.TryParse(arg, out _)) is { } odd)
        throw new BreaksException($"'{odd}' is no number of a break. Usage: dotnet run --project tests/SessionboardMcp.Breaks [-- NUMBERS] [--write]");
    var numbers = args.Where(arg => arg != "--write").Select(int.Parse).ToHashSet();
    if (writes && numbers.Count > 0)
        throw new BreaksException("--write is for a run of every break: results.md tells of all of them.");

    var root = await Scratch.RootAsync(stop.Token);
    var all = Break.ReadAll(Path.Combine(root, "tests", "SessionboardMcp.Breaks", "Patches"));
    var chosen = all.Where(one => numbers.Count == 0 || numbers.Contains(one.Number)).ToList();
    if (chosen.Count == 0 || numbers.Count > chosen.Count)
        throw new BreaksException($"There are breaks {all[0].Number} to {all[^1].Number}.");

    await using var scratch = await Scratch.MakeAsync(root, stop.Token);
    var results = await new BreakRun(scratch, Console.Out).RunAsync(chosen, stop.Token);
    Console.WriteLine(Results.Closing(results));
    if (writes)
        await File.WriteAllTextAsync(Path.Combine(root, "tests", "SessionboardMcp.Breaks", "results.md"), Results.Table(results, scratch.Commit, TimeProvider.System), stop.Token);
    return results.All(result => result.Outcome == Outcome.Caught) ? 0 : 1;
}
catch (BreaksException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 2;
}

// Not at once: the scratch folder is removed first.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using System.Diagnostics;
using System.Globalization;

namespace SessionboardMcp.Breaks;

/// <summary>Runs breaks one after the other, each on the code as it was committed.</summary>
/// <param name="scratch">Where code is broken.</param>
/// <param name="output">Takes a line for each.</param>
internal sealed class BreakRun(Scratch scratch, TextWriter output)
{
    /// <summary>First every test that is to notice something, on code that is whole; then each break.</summary>
    /// <exception cref="BreaksException">One of those tests fails already, so that its failing would say nothing.</exception>
    public async Task<IReadOnlyList<BreakResult>> RunAsync(IReadOnlyList<Break> breaks, CancellationToken cancellationToken)
    {
        foreach (var assembly in breaks.GroupBy(one => one.Project, StringComparer.Ordinal))
            await RequireWholeAsync(assembly.Key, [.. assembly], cancellationToken);

        var results = new List<BreakResult>();
        foreach (var one in breaks)
        {
            var started = Stopwatch.GetTimestamp();
            var (outcome, told) = await TryAsync(one, cancellationToken);
            results.Add(new BreakResult(one, outcome, Stopwatch.GetElapsedTime(started), told));
            await output.WriteLineAsync(results[^1].Line);
        }

        return results;
    }

    private async Task RequireWholeAsync(string project, IReadOnlyList<Break> breaks, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var assembly = new TestAssembly(scratch, project);
        if (await assembly.BuildAsync(restores: true, cancellationToken) is { } problem)
            throw new BreaksException($"{project} does not build as it is: {problem}");
        var tests = await assembly.TestAsync(string.Join('|', breaks.Select(one => one.Filter).Distinct(StringComparer.Ordinal)), cancellationToken);
        if (tests.Problem is not null || tests.Failed.Count > 0)
            throw new BreaksException($"{project} fails without any break: {tests.Problem ?? tests.Failed[0]}");
        var unmatched = breaks.SelectMany(one => one.Sought.Select(sought => (one, sought)))
            .Where(pair => !tests.Passed.Any(test => test.Contains(pair.sought, StringComparison.Ordinal)))
            .Select(pair => $"{pair.one.Title}: no test that runs here is called {pair.sought}")
            .ToList();
        if (unmatched.Count > 0)
            throw new BreaksException(string.Join('\n', unmatched));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"whole  {project}: {tests.Passed.Count} tests pass, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
    }

    private async Task<(Outcome Outcome, string Told)> TryAsync(Break one, CancellationToken cancellationToken)
    {
        try
        {
            if (!await scratch.TryApplyAsync(one.Patch, cancellationToken))
                return (Outcome.Broken, "the patch no longer applies: make it anew");
            var assembly = new TestAssembly(scratch, one.Project);
            if (await assembly.BuildAsync(restores: false, cancellationToken) is { } problem)
                return (Outcome.Broken, problem);
            var tests = await assembly.TestAsync(one.Filter, cancellationToken);
            return tests switch
            {
                { Failed: [var first, ..] } => (Outcome.Caught, first),
                { Problem: { } odd } => (Outcome.Broken, odd),
                { Passed.Count: 0 } => (Outcome.Broken, "the filter finds no test that runs"),
                _ => (Outcome.NotCaught, string.Create(CultureInfo.InvariantCulture, $"{tests.Passed.Count} tests pass all the same")),
            };
        }
        finally
        {
            await scratch.RestoreAsync();
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace SessionboardMcp.Breaks;

/// <summary>Runs breaks one after the other, each on the code as it was committed.</summary>
/// <param name="scratch">Where code is broken.</param>
/// <param name="output">Takes a line for each.</param>
internal sealed class BreakRun(Scratch scratch, TextWriter output)
{
    private readonly Dictionary<string, TestOutcome> _whole = new(StringComparer.Ordinal);

    /// <summary>First every test that is to notice something, on code that is whole; then each break.</summary>
    /// <exception cref="BreaksException">The code does not build as it is.</exception>
    public async Task<IReadOnlyList<BreakResult>> RunAsync(IReadOnlyList<Break> breaks, CancellationToken cancellationToken)
    {
        foreach (var assembly in breaks.GroupBy(one => one.Project, StringComparer.Ordinal))
            _whole[assembly.Key] = await TestWholeAsync(assembly.Key, assembly.Select(one => one.Filter), cancellationToken);

        var results = new List<BreakResult>();
        foreach (var one in breaks)
        {
            var started = Stopwatch.GetTimestamp();
            var (outcome, told) = WhyUntold(one) is { } why ? (Outcome.Broken, why) : await TryAsync(one, cancellationToken);
            results.Add(new BreakResult(one, outcome, Stopwatch.GetElapsedTime(started), told));
            await output.WriteLineAsync(results[^1].Line);
        }

        return results;
    }

    private async Task<TestOutcome> TestWholeAsync(string project, IEnumerable<string> filters, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var assembly = new TestAssembly(scratch, project);
        if (await assembly.BuildAsync(restores: true, cancellationToken) is { } problem)
            throw new BreaksException($"{project} does not build as it is: {problem}");
        var tests = await assembly.TestAsync(string.Join('|', filters.Distinct(StringComparer.Ordinal)), cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"whole       {project}: {tests.Passed.Count} tests pass, {tests.Failed.Count} fail, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        return tests;
    }

    // What its tests say of whole code: only where they pass does their failing say something.
    private string? WhyUntold(Break one)
    {
        var whole = _whole[one.Project];
        if (whole.Problem is not null)
            return whole.Problem;
        if (one.Sought.FirstOrDefault(sought => !whole.Passed.Concat(whole.Failed).Any(test => Is(test, sought))) is { } missing)
            return $"no test that runs here is called {missing}";
        return whole.Failed.FirstOrDefault(test => one.Sought.Any(sought => Is(test, sought))) is { } failed ? $"without the break this fails already: {Results.Short(failed)}" : null;
    }

    private static bool Is(string test, string sought) => test.Contains(sought, StringComparison.Ordinal);

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

using System.Xml.Linq;

namespace SessionboardMcp.Breaks;

/// <summary>A test assembly of the scratch worktree.</summary>
/// <param name="scratch">The worktree.</param>
/// <param name="project">The assembly's folder in it, such as <c>tests/SessionboardMcp.Core.Tests</c>.</param>
internal sealed class TestAssembly(Scratch scratch, string project)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private string Name => Path.GetFileName(project);

    /// <summary>Builds it, and what it refers to, as far as it changed. Neither analyzers nor warnings keep a break from its test.</summary>
    /// <param name="restores">Whether packages may be missing yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it does not build; null where it does.</returns>
    public async Task<string?> BuildAsync(bool restores, CancellationToken cancellationToken)
    {
        string[] quick = restores ? [] : ["--no-restore"];
        var (code, output) = await Shell.RunAsync(
            scratch.Folder, Longest, "dotnet", ["build", project, "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-nodeReuse:false", "-v", "q", "--nologo", .. quick], cancellationToken);
        return code switch
        {
            0 => null,
            null => "the build does not end",
            _ => output.Split('\n').FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal))?.Trim() ?? output,
        };
    }

    /// <summary>Runs some of its tests.</summary>
    public async Task<TestOutcome> TestAsync(string filter, CancellationToken cancellationToken)
    {
        var results = Directory.CreateTempSubdirectory("sessionboard-breaks-results-").FullName;
        try
        {
            var assembly = Directory.GetFiles(Path.Combine(scratch.Folder, project, "bin", "Debug"), Name + ".dll", SearchOption.AllDirectories).Single();
            var (code, _) = await Shell.RunAsync(
                scratch.Folder, Longest, "dotnet", ["test", assembly, "--filter", filter, "--logger", "trx;LogFileName=run.trx", "--results-directory", results], cancellationToken);
            var file = Path.Combine(results, "run.trx");
            return code is null ? new TestOutcome([], [], "the tests do not end")
                : File.Exists(file) ? Read(file, code.Value)
                : new TestOutcome([], [], "the test run left no results");
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }

    private static TestOutcome Read(string file, int code)
    {
        var tests = XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "UnitTestResult")
            .Select(element => (Name: element.Attribute("testName")!.Value, Outcome: element.Attribute("outcome")!.Value))
            .OrderBy(test => test.Name, StringComparer.Ordinal)
            .ToList();
        List<string> failed = [.. tests.Where(test => test.Outcome == "Failed").Select(test => test.Name)];
        // Without a failed test an exit code says that the run broke off.
        return new TestOutcome([.. tests.Where(test => test.Outcome == "Passed").Select(test => test.Name)], failed, code != 0 && failed.Count == 0 ? "the test run broke off" : null);
    }
}

/// <summary>What came of running tests.</summary>
/// <param name="Passed">The names of those that passed.</param>
/// <param name="Failed">The names of those that failed.</param>
/// <param name="Problem">Why that says nothing; null where it does.</param>
internal sealed record TestOutcome(IReadOnlyList<string> Passed, IReadOnlyList<string> Failed, string? Problem);

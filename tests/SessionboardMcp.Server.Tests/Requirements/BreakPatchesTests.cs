using System.Text.RegularExpressions;
using SessionboardMcp.Floors;

namespace SessionboardMcp.Server.Tests.Requirements;

/// <summary>
/// The patches of <c>tests/SessionboardMcp.Breaks</c> fit the code as it is. They are run seldom, and one that fits nowhere proves nothing until somebody
/// makes it anew. Read here as git reads them, without git: the lines that a hunk expects stand together somewhere in its file.
/// </summary>
public sealed partial class BreakPatchesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "SessionboardMcp.Breaks", "Patches");

    private static readonly TestRenames Renames = TestRenames.Read();

    [Fact]
    public void Every_patch_still_fits_and_is_caught_by_tests_that_there_are()
    {
        var patches = Directory.GetFiles(Folder, "*.patch").Order(StringComparer.Ordinal).ToList();

        patches.Count.ShouldBeGreaterThan(70);
        patches.SelectMany(WhyUnfit).ShouldBeEmpty("make the patch anew, so that it breaks the same in today's code, and run it: dotnet run --project tests/SessionboardMcp.Breaks -- NUMBER");
    }

    [Theory]
    [InlineData("tests/README.md", " # How the tests are laid out\n-x\n+y\n", false)]
    [InlineData("tests/README.md", " # How the tests are laid out\n", true)]
    [InlineData("tests/No.md", " # How the tests are laid out\n", false)]
    public void One_that_fits_nowhere_is_told(string file, string hunk, bool fits) =>
        Unfit($"--- a/{file}\n+++ b/{file}\n@@ -1,1 +1,1 @@\n{hunk}").Any().ShouldBe(!fits);

    private static IEnumerable<string> WhyUnfit(string patch)
    {
        var (name, text) = (Path.GetFileName(patch), File.ReadAllText(patch));
        var caught = CaughtBy().Match(text);
        if (!caught.Success)
            return [$"{name}: it does not say which tests catch it"];
        // Every test that was ever there is listed, and by the table of renames as it is called now.
        var inventory = Path.Combine(Repository.Root, "tests", "inventory", Path.GetFileName(caught.Groups["project"].Value) + ".txt");
        List<string> known = File.Exists(inventory) ? [.. File.ReadLines(inventory).Select(Renames.NameNow)] : [];
        return Unfit(text).Concat(caught.Groups["test"].Captures.Select(test => test.Value).Where(test => !known.Exists(one => one.Contains(test, StringComparison.Ordinal))).Select(test => $"no test is called {test}"))
            .Select(why => $"{name}: {why}");
    }

    private static IEnumerable<string> Unfit(string patch)
    {
        string? file = null;
        foreach (var part in Part().Split(patch).Skip(1))
        {
            var lines = part.TrimEnd('\n').Split('\n');
            if (lines[0].StartsWith("--- a/", StringComparison.Ordinal))
            {
                file = lines[0]["--- a/".Length..];
                continue;
            }

            var expected = string.Concat(lines.Skip(1).Where(line => line is not ['+' or '\\', ..]).Select(line => (line.Length > 0 ? line[1..] : "") + "\n"));
            var path = Path.Combine(Repository.Root, file!);
            if (!File.Exists(path))
                yield return $"there is no {file}";
            else if (!$"\n{File.ReadAllText(path)}\n".Contains("\n" + expected, StringComparison.Ordinal))
                yield return $"{file} does not have what it is to change, at {lines[0]}";
        }
    }

    [GeneratedRegex(@"^Caught-by: (?<project>\S+) (?:FullyQualifiedName~(?<test>[^|\s]+)\s*\|?\s*)+$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CaughtBy();

    [GeneratedRegex("^(?=--- |@@ )", RegexOptions.Multiline)]
    private static partial Regex Part();
}

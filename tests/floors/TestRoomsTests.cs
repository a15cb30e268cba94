using System.Text.RegularExpressions;

namespace SessionboardMcp.Floors;

/// <summary>Tests stand in the room of what they test: who knows one side of the house knows the other.</summary>
public sealed partial class TestRoomsTests
{
    private const string Heading = "## Rooms of the tests alone";

    private static readonly string Folder = $"{Rooms.Given("SourceFolder")}.Tests";

    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "tests", "README.md"));

    private static readonly IReadOnlyList<string> Own = [.. Row().Matches(Readme.Split(Heading)[1].Split("\n## ")[0]).Select(row => row.Groups["room"].Value)];

    [Fact]
    public void Every_folder_is_a_room_of_the_source_or_named_in_the_readme_of_the_tests()
    {
        var rooms = AssemblyReadme.Of(Rooms.Given("SourceFolder")).Rooms;

        Folders().Where(folder => !rooms.Contains(folder) && !Own.Contains($"{Folder}/{folder}"))
            .ShouldBeEmpty($"put the tests into the room that they test, or name the folder under \"{Heading}\" of tests/README.md");
    }

    [Fact]
    public void Every_folder_that_the_readme_of_the_tests_names_is_there_and_no_room_of_the_source() =>
        Own.Where(room => room.StartsWith(Folder + "/", StringComparison.Ordinal)).Select(room => room[(Folder.Length + 1)..])
            .Where(room => !Folders().Contains(room) || AssemblyReadme.Of(Rooms.Given("SourceFolder")).Rooms.Contains(room))
            .ShouldBeEmpty();

    private static IReadOnlyList<string> Folders()
    {
        var tests = Path.Combine(Repository.Root, "tests", Folder);
        return
        [
            .. Directory.GetFiles(tests, "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(tests, Path.GetDirectoryName(file)!).Replace('\\', '/'))
                .Where(folder => folder is not "." && folder.Split('/')[0] is not ("obj" or "bin"))
                .Distinct(),
        ];
    }

    [GeneratedRegex(@"^\| `(?<room>[^`]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}

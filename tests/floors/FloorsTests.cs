using System.Reflection;

namespace SessionboardMcp.Floors;

/// <summary>
/// Rooms stand on floors: a room refers to rooms below it. The order is that of the README's list, so that the map and the house
/// are the same. What does not hold yet stands in <c>tests/floors/circles.txt</c>, which may only get shorter.
/// </summary>
public sealed class FloorsTests
{
    private static readonly string Name = Rooms.Given("SourceFolder");

    private static readonly AssemblyReadme Readme = AssemblyReadme.Of(Name);

    private static readonly IReadOnlyList<RoomReference> References = Rooms.References(Assembly.Load(Rooms.Given("SourceAssembly")), Name);

    [Fact]
    public void Every_room_is_named_in_the_readme_and_every_named_room_is_there() =>
        Readme.Rooms.Where(room => room != Rooms.Root).ShouldBe(Readme.FoldersWithCode, ignoreOrder: true, "the numbered list under \"## Rooms\"");

    [Fact]
    public void Every_file_that_the_readme_names_is_there() => Readme.Files.Where(file => !Readme.Exists(file)).ShouldBeEmpty();

    [Fact]
    public void Every_file_that_the_map_names_is_there() => AssemblyReadme.NamedBy("src/README.md")
        .Where(file => !file.Contains('/') && Directory.GetFiles(Path.Combine(Repository.Root, "src"), file, SearchOption.AllDirectories).Length == 0)
        .ShouldBeEmpty();

    [Fact]
    public void A_room_refers_to_rooms_below_it_but_for_what_is_known()
    {
        var floors = Readme.Rooms.Select((room, floor) => (room, floor)).ToDictionary(room => room.room, room => room.floor);
        var upwards = References.Where(reference => Floor(floors, reference.To) >= Floor(floors, reference.From)).ToList();

        References.ShouldNotBeEmpty();
        upwards.Select(reference => reference.ToString()).ShouldBe(
            KnownCircles(), ignoreOrder: true, $"{string.Join("; ", upwards.Select(reference => $"{reference}: {reference.Example}"))}. circles.txt may only get shorter.");
    }

    [Fact]
    public void A_reference_is_seen_without_a_using_and_inside_an_asynchronous_method() =>
        Rooms.References(typeof(FloorsTests).Assembly, "SessionboardMcp.Floors.Specimen").Select(reference => reference.ToString()).ShouldBe(["Below -> Above"]);

    // The root is the façade over all rooms, unless the README gives it a floor.
    private static int Floor(Dictionary<string, int> floors, string room) => floors.GetValueOrDefault(room, int.MaxValue);

    private static IEnumerable<string> KnownCircles() => File.ReadLines(Path.Combine(Repository.Root, "tests", "floors", "circles.txt"))
        .Where(line => line.StartsWith(Name + ": ", StringComparison.Ordinal))
        .Select(line => line[(Name.Length + 2)..]);
}

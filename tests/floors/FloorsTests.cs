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

    private static readonly Dictionary<string, int> Floors = Readme.Rooms.Select((room, floor) => (room, floor)).ToDictionary(room => room.room, room => room.floor);

    private static readonly IReadOnlyList<RoomReference> References = Rooms.References(Assembly.Load(Rooms.Given("SourceAssembly")), Name);

    [Fact]
    public void Every_room_is_named_in_the_readme_and_every_named_room_is_there() =>
        Readme.Rooms.Where(room => room != Rooms.Root).ShouldBe(Readme.FoldersWithCode, ignoreOrder: true, "the numbered list under \"## Rooms\"");

    [Fact]
    public void Every_file_that_the_readme_names_is_there() => Readme.Files.Where(file => !Readme.Exists(file)).ShouldBeEmpty();

    [Fact]
    public void Every_file_that_the_map_names_is_there()
    {
        var named = AssemblyReadme.NamedBy("src/README.md").Where(file => !file.Contains('/')).ToList();

        named.ShouldNotBeEmpty();
        named.Where(file => Directory.GetFiles(Path.Combine(Repository.Root, "src"), file, SearchOption.AllDirectories).Length == 0).ShouldBeEmpty();
    }

    [Fact]
    public void A_room_refers_to_rooms_below_it_but_for_what_is_known()
    {
        var upwards = References.Where(reference => Floor(reference.To) >= Floor(reference.From)).ToList();

        References.ShouldNotBeEmpty();
        upwards.Select(reference => reference.ToString()).ShouldBe(
            KnownCircles(), ignoreOrder: true, $"{string.Join("; ", upwards.Select(reference => $"{reference}: {reference.Example}"))}. circles.txt may only get shorter.");
    }

    // The compiler writes the value of a constant in place of its name, so that nothing of the reference is left in what it made.
    [Fact]
    public void No_constant_is_taken_from_a_room_above() =>
        Constants.Taken(Assembly.Load(Rooms.Given("SourceAssembly")), Name, Readme)
            .Where(taken => Floor(taken.To) > Floor(taken.From)).Select(taken => taken.Example).ShouldBeEmpty();

    [Fact]
    public void A_constant_of_another_room_is_seen() =>
        Constants.In("Above.Balcony.Seats + \"a\"; // Balcony.Seats", typeof(FloorsTests).Assembly, "SessionboardMcp.Floors.Specimen").ShouldBe([("Above", "Balcony.Seats")]);

    [Fact]
    public void A_reference_is_seen_without_a_using_and_inside_an_asynchronous_method() =>
        Rooms.References(typeof(FloorsTests).Assembly, "SessionboardMcp.Floors.Specimen").Select(reference => reference.ToString()).ShouldBe(["Below -> Above"]);

    // The root is the façade over all rooms, unless the README gives it a floor.
    private static int Floor(string room) => Floors.GetValueOrDefault(room, int.MaxValue);

    private static IEnumerable<string> KnownCircles() => File.ReadLines(Path.Combine(Repository.Root, "tests", "floors", "circles.txt"))
        .Where(line => line.StartsWith(Name + ": ", StringComparison.Ordinal))
        .Select(line => line[(Name.Length + 2)..]);
}

using SessionboardMcp.Sandbox.Seed;

namespace SessionboardMcp.Sandbox.Access;

/// <summary>The fixed, documented people of the sandbox.</summary>
public static class DemoPeople
{
    /// <summary>May do everything.</summary>
    public static DemoPerson Dana { get; } = new("dana", "Dana Whitfield", "everything", Scopes.All);

    /// <summary>May read everything and write nothing.</summary>
    public static DemoPerson Rui { get; } = new("rui", "Rui Tavares", "reads everything, writes nothing", Scopes.AllReads);

    /// <summary>Lacks <c>read:insights</c>, which an assistant cannot do without.</summary>
    public static DemoPerson Noor { get; } = new("noor", "Noor Rahman", "everything but insights",
        Scopes.All.Where(scope => scope != Scopes.ReadInsights).ToHashSet(StringComparer.Ordinal));

    /// <summary>Has "AI access" off, and so cannot connect an assistant until it is switched on.</summary>
    public static DemoPerson Theo { get; } = new("theo", "Theo Lindqvist", "no AI access", Scopes.All) { HasAiAccess = false };

    /// <summary>Sees one event only, <see cref="SeededEvents.DevCon"/>.</summary>
    public static DemoPerson Pia { get; } =
        new("pia", "Pia Novak", "one event only", Scopes.All) { EventIds = new HashSet<int> { SeededEvents.DevCon } };

    /// <summary>Works for the other organization.</summary>
    public static DemoPerson Ines { get; } =
        new("ines", "Ines Okafor", "everything", Scopes.All) { Organizations = [DemoOrganization.Neighbour] };

    /// <summary>Works for both organizations, and picks one.</summary>
    public static DemoPerson Mara { get; } =
        new("mara", "Mara Kowalski", "everything", Scopes.All) { Organizations = [DemoOrganization.Main, DemoOrganization.Neighbour] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } = [Dana, Rui, Noor, Theo, Pia, Ines, Mara];

    /// <summary>The person with an id, or null.</summary>
    /// <param name="id">The id; compared exactly.</param>
    public static DemoPerson? Find(string? id) => All.FirstOrDefault(person => string.Equals(person.Id, id, StringComparison.Ordinal));
}

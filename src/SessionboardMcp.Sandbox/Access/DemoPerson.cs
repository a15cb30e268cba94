namespace SessionboardMcp.Sandbox.Access;

/// <summary>An invented person who can sign in at the sandbox.</summary>
/// <param name="Id">A short word that names the person to tests and forms.</param>
/// <param name="Name">The name.</param>
/// <param name="Permission">What the person may do, in a few words.</param>
/// <param name="Scopes">What the person may do at first; a grant never covers more.</param>
public sealed record DemoPerson(string Id, string Name, string Permission, IReadOnlySet<string> Scopes)
{
    /// <summary>The organizations that the person works for.</summary>
    public IReadOnlyList<DemoOrganization> Organizations { get; init; } = [DemoOrganization.Main];

    /// <summary>The only events that the person may see; null for all of the organization.</summary>
    public IReadOnlySet<int>? EventIds { get; init; }

    /// <summary>Whether the "AI access" switch is on at first.</summary>
    public bool HasAiAccess { get; init; } = true;
}

/// <summary>An organization that one can sign in to.</summary>
public enum DemoOrganization
{
    /// <summary>The one that API tokens belong to: the seeded one, or the one that the sandbox was given.</summary>
    Main,

    /// <summary>A small one with data of its own, <see cref="Seed.NeighbourOrganization"/>.</summary>
    Neighbour,
}

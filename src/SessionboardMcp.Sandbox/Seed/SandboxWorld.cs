using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// What a sandbox serves. Making the seed takes longer than starting a host, so it is made once a process, in the background, and requests wait
/// for it. What is written in one sandbox shows in no other.
/// </summary>
internal sealed class SandboxWorld
{
    private static readonly Lazy<Task<WorldSnapshot>> Seeded =
        new(static () => Task.Run(static () => new WorldSnapshot(SeededOrganization.Create())));

    private static readonly Lazy<Task<WorldSnapshot>> Small =
        new(static () => Task.Run(static () => new WorldSnapshot(NeighbourOrganization.Create())));

    /// <summary>Begins to make it, or takes the given one.</summary>
    public SandboxWorld(Organization? given)
    {
        var beginning = given is null ? Seeded.Value : Task.FromResult(new WorldSnapshot(given));
        Main = new CurrentWorld(() => beginning);
    }

    /// <summary>The organization that API tokens belong to.</summary>
    public CurrentWorld Main { get; }

    /// <summary>The small organization beside it, made when it is first asked for.</summary>
    public CurrentWorld Neighbour { get; } = new(static () => Small.Value);
}

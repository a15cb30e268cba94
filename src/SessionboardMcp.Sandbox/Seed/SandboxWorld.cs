using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>
/// The organization that a sandbox serves at the moment. Making the seed takes longer than starting a host, so it is made once a
/// process, in the background, and requests wait for it.
/// </summary>
internal sealed class SandboxWorld
{
    private static readonly Lazy<Task<WorldSnapshot>> Seeded =
        new(static () => Task.Run(static () => new WorldSnapshot(SeededOrganization.Create())));

    private static readonly Lazy<Task<WorldSnapshot>> Neighbour =
        new(static () => Task.Run(static () => new WorldSnapshot(NeighbourOrganization.Create())));

    private volatile Task<WorldSnapshot> _current;

    /// <summary>Begins to make it, or takes the given one.</summary>
    public SandboxWorld(Organization? given) => _current = given is null ? Seeded.Value : Task.FromResult(new WorldSnapshot(given));

    /// <summary>What is served now.</summary>
    public async ValueTask<WorldSnapshot> CurrentAsync(CancellationToken cancellation) => await _current.WaitAsync(cancellation);

    /// <summary>The small organization beside it, made when it is first asked for.</summary>
    public static async ValueTask<WorldSnapshot> NeighbourAsync(CancellationToken cancellation) => await Neighbour.Value.WaitAsync(cancellation);

    /// <summary>Serves another organization from the next request on.</summary>
    public void Replace(Organization organization) => _current = Task.FromResult(new WorldSnapshot(organization));
}

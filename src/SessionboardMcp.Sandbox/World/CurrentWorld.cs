namespace SessionboardMcp.Sandbox.World;

/// <summary>
/// An organization that is served and worked in. Whoever reads takes a snapshot, which stays as it is; one writer at a time makes the next,
/// so that nobody sees half a change.
/// </summary>
/// <param name="begin">How it is at first; asked for when it is first needed.</param>
internal sealed class CurrentWorld(Func<Task<WorldSnapshot>> begin)
{
    private readonly Lock _writing = new();
    private volatile WorldSnapshot? _changed;

    /// <summary>The organization as it is now.</summary>
    public async ValueTask<WorldSnapshot> SnapshotAsync(CancellationToken cancellation) =>
        _changed ?? await begin().WaitAsync(cancellation);

    /// <summary>Changes the organization. An exception changes nothing.</summary>
    /// <param name="change">Makes the next of the one that is there; alone with it while it does.</param>
    /// <param name="cancellation">Gives up before the change.</param>
    /// <returns>What is served from now on.</returns>
    public async ValueTask<WorldSnapshot> ChangeAsync(Func<Organization, Organization> change, CancellationToken cancellation)
    {
        var beginning = await begin().WaitAsync(cancellation);
        lock (_writing)
        {
            var before = _changed ?? beginning;
            return _changed = before.After(change(before.Organization));
        }
    }

    /// <summary>Serves another organization, whatever there was.</summary>
    public void Replace(Organization organization)
    {
        var next = new WorldSnapshot(organization);
        lock (_writing)
            _changed = next;
    }
}

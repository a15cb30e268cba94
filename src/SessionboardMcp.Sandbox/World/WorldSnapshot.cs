namespace SessionboardMcp.Sandbox.World;

/// <summary>An organization as it is at one time, with its events indexed.</summary>
internal sealed class WorldSnapshot
{
    private readonly Dictionary<int, Programme> _programmes;

    /// <summary>Indexes the organization.</summary>
    public WorldSnapshot(Organization organization)
    {
        Organization = organization;
        _programmes = organization.Events.ToDictionary(@event => @event.Id, Programme.Of);
    }

    /// <summary>The organization.</summary>
    public Organization Organization { get; }

    /// <summary>An event of it, or null.</summary>
    public Programme? Find(int eventId) => _programmes.GetValueOrDefault(eventId);
}

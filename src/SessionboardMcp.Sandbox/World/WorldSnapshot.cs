namespace SessionboardMcp.Sandbox.World;

/// <summary>An organization as it is at one time, with its events indexed.</summary>
internal sealed class WorldSnapshot
{
    private readonly Dictionary<int, Programme> _programmes;

    /// <summary>Indexes the organization.</summary>
    public WorldSnapshot(Organization organization)
        : this(organization, Programme.Of)
    {
    }

    private WorldSnapshot(Organization organization, Func<Event, Programme> index)
    {
        Organization = organization;
        _programmes = organization.Events.ToDictionary(@event => @event.Id, index);
    }

    /// <summary>The organization.</summary>
    public Organization Organization { get; }

    /// <summary>An event of it, or null.</summary>
    public Programme? Find(int eventId) => _programmes.GetValueOrDefault(eventId);

    /// <summary>The organization after a change. Only the lists that are not the same any more are indexed anew.</summary>
    public WorldSnapshot After(Organization organization) => ReferenceEquals(organization, Organization)
        ? this
        : new WorldSnapshot(organization, @event => Programme.Of(@event, Find(@event.Id)));
}

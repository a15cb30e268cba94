using SessionboardMcp.Sandbox.Endpoints;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Hosting;

/// <summary>
/// The organization that a sandbox serves, with its events indexed. Making the seed takes longer than starting a host, so it
/// is made once a process, in the background, and requests wait for it.
/// </summary>
internal sealed class SandboxWorld
{
    private static readonly Lazy<Task<Served>> Seeded = new(static () => Task.Run(static () => Served.Of(SeededOrganization.Create())));

    private readonly Task<Served> _served;

    /// <summary>Begins to make it, or takes the given one.</summary>
    public SandboxWorld(Organization? given) => _served = given is null ? Seeded.Value : Task.FromResult(Served.Of(given));

    /// <summary>The organization.</summary>
    public async ValueTask<Organization> OrganizationAsync(CancellationToken cancellation) =>
        (await _served.WaitAsync(cancellation)).Organization;

    /// <summary>An event of it, or null.</summary>
    public async ValueTask<Programme?> FindAsync(int eventId, CancellationToken cancellation) =>
        (await _served.WaitAsync(cancellation)).Programmes.GetValueOrDefault(eventId);

    private sealed record Served(Organization Organization, IReadOnlyDictionary<int, Programme> Programmes)
    {
        public static Served Of(Organization organization) =>
            new(organization, organization.Events.ToDictionary(@event => @event.Id, @event => new Programme(@event)));
    }
}

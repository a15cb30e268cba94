using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Tests.Seed;

/// <summary>The seed, made once for all tests that only read it.</summary>
internal static class Seeded
{
    private static readonly Lazy<Organization> Made = new(SeededOrganization.Create);

    public static Organization Organization => Made.Value;

    public static Event Largest => Event(SeededEvents.DevCon);

    public static IEnumerable<Contact> Contacts => Organization.Events.SelectMany(@event => @event.Contacts);

    public static IEnumerable<Session> Sessions => Organization.Events.SelectMany(@event => @event.Sessions);

    public static IEnumerable<Account> Accounts => Organization.Events.SelectMany(@event => @event.Sponsors.Concat(@event.Exhibitors));

    public static Event Event(int id) => Organization.Events.Single(@event => @event.Id == id);

    /// <summary>What a session search without filters lists.</summary>
    public static IEnumerable<Session> DefaultSearch(this Event @event) =>
        @event.Sessions.Where(session => session is { DeletedAt: null, ParentId: null, ComposedInto: null });

    /// <summary>The set on which the rules of <see cref="DefectKind"/> hold.</summary>
    public static List<Session> LiveProgramme(this Event @event) =>
        [.. @event.DefaultSearch().Where(session => session is { IsAbstract: false, IsDraft: false, WithdrawnAt: null, Status.Core: CoreStatus.Accepted })];
}

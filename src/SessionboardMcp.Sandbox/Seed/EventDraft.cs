using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>An event while it is being made.</summary>
internal sealed class EventDraft(EventPlan plan, EventSettings settings)
{
    public EventPlan Plan { get; } = plan;

    public EventSettings Settings { get; } = settings;

    public List<Contact> Contacts { get; init; } = [];

    public List<Session> Sessions { get; } = [];

    public IReadOnlyList<Account> Sponsors { get; set; } = [];

    public IReadOnlyList<Account> Exhibitors { get; set; } = [];

    public int NextNumber => Sessions.Count + 1;

    public Contact Contact(int number) => Contacts[number - 1];

    public Session Session(int number) => Sessions[number - 1];

    public Participant Part(int session, int contact, string role) => new(
        StableId.Of($"participant/{Plan.Id}/{session}/{contact}"), StableId.Contact(Plan.Id, contact), Settings.Role(role).Id);

    public void Change(int session, Func<Session, Session> change) => Sessions[session - 1] = change(Sessions[session - 1]);

    public void ChangeContact(int contact, Func<Contact, Contact> change) => Contacts[contact - 1] = change(Contacts[contact - 1]);
}

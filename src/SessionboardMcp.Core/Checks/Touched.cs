using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Which groups a change touches: those that anything which is gone was in, and those that anything which is new is in.</summary>
/// <param name="isAll">Whether all are looked through anew.</param>
internal sealed class Touched(bool isAll)
{
    /// <summary>The contacts who are in a session that changed, or who changed themselves.</summary>
    public KeySet Contacts { get; } = new(isAll);

    /// <summary>Those, and all who have a name or an address of one of them.</summary>
    public KeySet Mates { get; } = new(isAll);

    /// <summary>Names of <see cref="Contacts"/>.</summary>
    public KeySet Names { get; } = new(isAll);

    /// <summary>Addresses of <see cref="Contacts"/>, without what is masked: that is nobody's.</summary>
    public KeySet Addresses { get; } = new(isAll);

    /// <summary>Names of contacts that changed themselves.</summary>
    public KeySet ChangedNames { get; } = new(isAll);

    /// <summary>Addresses of contacts that changed themselves.</summary>
    public KeySet ChangedAddresses { get; } = new(isAll);

    /// <summary>Rooms of sessions that changed.</summary>
    public KeySet Rooms { get; } = new(isAll);

    /// <summary>Titles of sessions that changed.</summary>
    public KeySet Titles { get; } = new(isAll);

    /// <summary>Adds what a session is, or was, grouped by.</summary>
    public void AddSession(SessionColumns columns, SessionKeys keys, int place)
    {
        foreach (var contact in columns.People.At(place))
            AddContact(contact);
        Rooms.Add(keys.Rooms[place]);
        Titles.Add(keys.Titles[place]);
    }

    /// <summary>Adds what a contact that changed is, or was, grouped by.</summary>
    public void AddChanged(ContactKeys keys, IndexedPerson person)
    {
        AddContact(keys.Id);
        ChangedNames.Add(keys.Name);
        ChangedAddresses.Add(keys.Address);
        AddPerson(keys, person);
    }

    /// <summary>Adds the name and the address of one of <see cref="Contacts"/>.</summary>
    public void AddPerson(ContactKeys keys, IndexedPerson person)
    {
        Names.Add(keys.Name);
        if (!ContactKeys.IsMasked(person))
            Addresses.Add(keys.Address);
    }

    private void AddContact(int contact)
    {
        Contacts.Add(contact);
        Mates.Add(contact);
    }
}

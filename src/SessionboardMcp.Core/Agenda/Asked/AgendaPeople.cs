using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Agenda.Asked;

/// <summary>
/// Who has to be where. Two contacts of one e-mail address are one person, and so are two of one name: a check of the programme says that of them,
/// too, and a plan that has them in two places at once would be found wrong.
/// </summary>
internal sealed class AgendaPeople
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <summary>The people of some sessions.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="contacts">The event's contacts, whose addresses tell who is one person.</param>
    public AgendaPeople(IEnumerable<IndexedSession> sessions, IReadOnlyList<IndexedPerson> contacts)
    {
        var addresses = contacts.ToDictionary(person => person.Record.Id, person => person.Record.Email?.Trim() ?? "", StringComparer.Ordinal);
        var signs = new Dictionary<string, string>(StringComparer.Ordinal);
        List<IndexedPart> parts = [.. sessions.SelectMany(session => session.Everybody).DistinctBy(part => part.ContactId)];
        foreach (var part in parts)
        {
            _keys[part.ContactId] = part.ContactId;
            foreach (var sign in SignsOf(part.Name, addresses.GetValueOrDefault(part.ContactId, "")))
            {
                if (!signs.TryAdd(sign, part.ContactId))
                    _keys[Root(part.ContactId)] = Root(signs[sign]);
            }
        }

        foreach (var contact in parts.Select(part => part.ContactId))
            _keys[contact] = Root(contact);
        Names = [.. parts.Where(part => _keys[part.ContactId] == part.ContactId).Select(part => new AgendaName(part.ContactId, part.Name.Length > 0 ? part.Name : part.ContactId))];
        Merged = [.. parts.GroupBy(part => _keys[part.ContactId]).Where(person => person.Count() > 1).Select(person => person.First(part => part.ContactId == person.Key).Name)];
    }

    /// <summary>The people, by their keys.</summary>
    public IReadOnlyList<AgendaName> Names { get; }

    /// <summary>The names of those who are several contacts.</summary>
    public IReadOnlyList<string> Merged { get; }

    /// <summary>The keys of everybody in a session.</summary>
    public IReadOnlyList<string> In(IndexedSession session) => [.. session.Everybody.Select(part => _keys[part.ContactId]).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> SignsOf(string name, string address)
    {
        if (address.Length > 0 && !MaskedText.IsWord(address))
            yield return $"@{address.ToUpperInvariant()}";
        if (!MaskedText.IsName(name) && Folding.Words(name) is { Length: > 0 } words)
            yield return words;
    }

    private string Root(string contact)
    {
        while (_keys[contact] is var next && next != contact)
            contact = next;
        return contact;
    }
}

using SessionboardMcp.Api.Accounts;

namespace SessionboardMcp.Core.Index;

/// <summary>How the records of a kind are searched: by which texts, and in which order they are shown.</summary>
/// <typeparam name="T">What they are.</typeparam>
/// <param name="Name">Tells it from the others that look through the same part of an index.</param>
/// <param name="Id">A record's id.</param>
/// <param name="Texts">A record's texts.</param>
/// <param name="Order">Which of two is shown first where words fit both alike.</param>
internal sealed record SearchForm<T>(string Name, Func<T, string> Id, Func<T, SearchTexts> Texts, IComparer<T> Order);

/// <summary>How each kind of records is searched.</summary>
internal static class SearchForms
{
    /// <summary>Sessions and abstracts, in order of time.</summary>
    public static SearchForm<IndexedSession> Sessions { get; } = new(nameof(Sessions), session => session.Record.Id, TextsOf, Comparer<IndexedSession>.Create(Compare));

    /// <summary>The parts of sessions, in order of time.</summary>
    public static SearchForm<IndexedSession> Parts { get; } = Sessions with { Name = nameof(Parts) };

    /// <summary>Contacts, by name.</summary>
    public static SearchForm<IndexedPerson> People { get; } = new(
        nameof(People),
        person => person.Record.Id,
        person => new([person.Record.FriendlyId, person.Name], [person.Record.CompanyName, person.Record.Title], [person.Biography.ToString()]),
        Comparer<IndexedPerson>.Create((one, other) => Compare(one.Name, one.Record.Id, other.Name, other.Record.Id)));

    /// <summary>Sponsors or exhibitors, by name.</summary>
    public static SearchForm<Account> Accounts { get; } = new(
        nameof(Accounts),
        account => account.Id,
        account => new([account.FriendlyId, account.Name], [.. account.Contacts.Select(contact => contact.FullName)], [account.Description]),
        Comparer<Account>.Create((one, other) => Compare(one.Name, one.Id, other.Name, other.Id)));

    private static SearchTexts TextsOf(IndexedSession session) =>
        new([session.Record.FriendlyId, session.Title], [.. session.People.Select(part => part.Name)], [session.Description.ToString()]);

    // What has no time yet comes last.
    private static int Compare(IndexedSession one, IndexedSession other)
    {
        var byTime = (one.Record.StartsAt ?? DateTimeOffset.MaxValue).CompareTo(other.Record.StartsAt ?? DateTimeOffset.MaxValue);
        if (byTime != 0)
            return byTime;
        var byNumber = (one.Record.FriendlyIdRaw ?? int.MaxValue).CompareTo(other.Record.FriendlyIdRaw ?? int.MaxValue);
        return byNumber != 0 ? byNumber : string.CompareOrdinal(one.Record.Id, other.Record.Id);
    }

    private static int Compare(string? name, string id, string? otherName, string otherId)
    {
        var byName = StringComparer.OrdinalIgnoreCase.Compare(name, otherName);
        return byName != 0 ? byName : string.CompareOrdinal(id, otherId);
    }
}

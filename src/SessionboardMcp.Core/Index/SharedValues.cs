using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;

namespace SessionboardMcp.Core.Index;

/// <summary>
/// Makes one of what records say alike: a track, a room, a person's name and role come with each of a thousand sessions, and were kept a thousand
/// times. It lives for one reading.
/// </summary>
internal sealed class SharedValues
{
    private readonly Dictionary<object, object> _known = [];
    private readonly Dictionary<string, bool> _hasText = new(StringComparer.Ordinal);

    /// <summary>The value, or the one that said the same before.</summary>
    public T? Of<T>(T? value)
        where T : class
    {
        if (value is null)
            return null;
        if (_known.TryGetValue(value, out var known))
            return (T)known;
        _known.Add(value, value);
        return value;
    }

    /// <summary>Whether there is text in what somebody wrote: a speaker's biography comes with each of their sessions, and is read once.</summary>
    public bool HasText(string? markup)
    {
        if (string.IsNullOrEmpty(markup))
            return false;
        if (!_hasText.TryGetValue(markup, out var hasText))
            _hasText.Add(markup, hasText = PlainText.Of(markup).Length > 0);
        return hasText;
    }

    /// <summary>A session with what it shares with others.</summary>
    public Session Of(Session session) => session with
    {
        Status = Of(session.Status),
        CustomStatus = Of(session.CustomStatus),
        CompositionStatus = Of(session.CompositionStatus),
        Track = Of(session.Track),
        Room = Of(session.Room),
        Level = Of(session.Level),
        Language = Of(session.Language),
        Format = Of(session.Format),
        Tags = Each(session.Tags),
        Sponsors = Each(session.Sponsors),
        Exhibitors = Each(session.Exhibitors),
        CustomFields = Of(session.CustomFields),
    };

    /// <summary>A contact with what it shares with others.</summary>
    public Contact Of(Contact contact) => contact with
    {
        Honorific = Of(contact.Honorific),
        Industry = Of(contact.Industry),
        CompanyName = Of(contact.CompanyName),
        Title = Of(contact.Title),
        Languages = Of(contact.Languages),
        AddressCity = Of(contact.AddressCity),
        AddressState = Of(contact.AddressState),
        AddressCountry = Of(contact.AddressCountry),
        CustomFields = Of(contact.CustomFields),
    };

    /// <summary>A person's part with what it shares with others.</summary>
    public IndexedPart Of(IndexedPart part) => Of<IndexedPart>(part with
    {
        ContactId = Of(part.ContactId)!,
        Name = Of(part.Name)!,
        Role = Of(part.Role)!,
        Slug = Of(part.Slug)!,
        CoreRole = Of(part.CoreRole)!,
    })!;

    private T[] Each<T>(IReadOnlyList<T> values)
        where T : class => [.. values.Select(value => Of(value)!)];

    /// <summary>Values of fields with what they share with others.</summary>
    public CustomFieldValue[] Of(IReadOnlyList<CustomFieldValue> values) =>
        [.. values.Select(value => Of<CustomFieldValue>(value with { Id = Of(value.Id), Name = Of(value.Name), InternalName = Of(value.InternalName), Type = Of(value.Type), Value = Of(value.Value) })!)];
}

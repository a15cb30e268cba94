using SessionboardMcp.Api.Contacts;

namespace SessionboardMcp.Core.Index;

/// <summary>A contact of an event.</summary>
internal sealed record IndexedPerson
{
    private const int MaxBiography = 4_000;

    /// <summary>The contact, without the biography.</summary>
    public required Contact Record { get; init; }

    /// <summary>The whole name; empty where there is none.</summary>
    public required string Name { get; init; }

    /// <summary>The beginning of the biography, without markup; empty where there is none.</summary>
    public required KeptText Biography { get; init; }

    /// <summary>Whether Sessionboard lists the person among the event's speakers.</summary>
    public required bool IsSpeaker { get; init; }

    /// <summary>Whether there is a portrait.</summary>
    public bool HasPhoto => !string.IsNullOrWhiteSpace(Record.PhotoUrl);

    /// <summary>The slim form of a contact, of whom it is not known whether they speak.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="shared">What it shares with others.</param>
    public static IndexedPerson Of(Contact contact, SharedValues shared)
    {
        var name = NameOf(contact);
        return new IndexedPerson
        {
            Record = shared.Of(contact with { FullName = contact.FullName == name ? name : contact.FullName, About = null }),
            Name = name,
            Biography = KeptText.Of(PlainText.Beginning(contact.About, MaxBiography)),
            IsSpeaker = false,
        };
    }

    /// <summary>The whole name; empty where there is none.</summary>
    public static string NameOf(Contact contact) =>
        PlainText.OrNull(contact.FullName) ?? PlainText.Of(string.Join(' ', new[] { contact.FirstName, contact.LastName }.OfType<string>()));
}

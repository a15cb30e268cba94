using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>A person's part in a session.</summary>
/// <param name="ContactId">The contact's id.</param>
/// <param name="Name">The whole name.</param>
/// <param name="Role">The role as people name it, such as Panelist.</param>
/// <param name="Slug">The role as queries name it, such as panelist.</param>
/// <param name="CoreRole">speaker, chairperson or moderator.</param>
/// <param name="HasBiography">Whether the person's biography holds text.</param>
/// <param name="HasPhoto">Whether the person has a portrait.</param>
internal sealed record IndexedPart(
    string ContactId, string Name, string Role, string Slug, string CoreRole, bool HasBiography, bool HasPhoto)
{
    /// <summary>The core role of those who speak.</summary>
    public const string Speaker = "speaker";

    private const string Chairperson = "chairperson";
    private const string Moderator = "moderator";

    /// <summary>Whether the person speaks, under whatever name of the role.</summary>
    public bool Speaks => CoreRole == Speaker;

    /// <summary>Every part of a session once: the flat list of the newer model, and what only the older lists have.</summary>
    public static IReadOnlyList<IndexedPart> Of(Session session, SharedValues shared)
    {
        var parts = session.Participants
            .Select(person => Part(person, Speaker, shared))
            .Concat(session.Speakers.Select(person => Part(person, Speaker, shared)))
            .Concat(session.Chairpersons.Select(person => Part(person, Chairperson, shared)))
            .Concat(session.Moderators.Select(person => Part(person, Moderator, shared)));
        return [.. parts.DistinctBy(part => (part.ContactId, part.Slug)).Select(shared.Of)];
    }

    /// <summary>The part of a person in a list of <paramref name="listed"/>.</summary>
    public static IndexedPart Part(Participant person, string listed, SharedValues shared)
    {
        var core = person.Role?.CoreRole ?? listed;
        var slug = person.Role?.Slug ?? core;
        var name = PlainText.OrNull(person.FullName) ?? string.Join(' ', new[] { person.FirstName, person.LastName }.OfType<string>());
        return new IndexedPart(
            person.Id,
            PlainText.Of(name),
            PlainText.OrNull(person.Role?.Name) ?? slug,
            slug,
            core,
            shared.HasText(person.About),
            !string.IsNullOrWhiteSpace(person.PhotoUrl));
    }
}

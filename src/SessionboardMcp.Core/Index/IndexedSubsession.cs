using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>A part of a session, in the short form in which its parent lists it.</summary>
/// <param name="Record">The part, without its people.</param>
/// <param name="Speakers">Who speaks in it.</param>
internal sealed record IndexedSubsession(Subsession Record, IReadOnlyList<IndexedPart> Speakers)
{
    /// <summary>Whether it takes up a time of its own: it ends after it starts.</summary>
    public bool HasTime => Record.StartsAt < Record.EndsAt;

    /// <summary>How it is named beside its session.</summary>
    public string Shown => $"{Record.FriendlyId ?? Record.Id} {Record.Title}".TrimEnd();

    /// <summary>The slim form of a sub-session.</summary>
    public static IndexedSubsession Of(Subsession part, SharedValues shared) =>
        new(part with { Title = PlainText.OrNull(part.Title), Speakers = [] }, [.. part.Speakers.Select(person => shared.Of(IndexedPart.Part(person, IndexedPart.Speaker, shared)))]);
}

using SessionboardMcp.Api.Sessions;

namespace SessionboardMcp.Core.Index;

/// <summary>A part of a session, in the short form in which its parent lists it.</summary>
/// <param name="Record">The part, without its people.</param>
/// <param name="Speakers">Who speaks in it.</param>
internal sealed record IndexedSubsession(Subsession Record, IReadOnlyList<IndexedPart> Speakers)
{
    /// <summary>The slim form of a sub-session.</summary>
    public static IndexedSubsession Of(Subsession part) =>
        new(part with { Title = PlainText.OrNull(part.Title), Speakers = [] }, [.. part.Speakers.Select(person => IndexedPart.Part(person, IndexedPart.Speaker))]);
}

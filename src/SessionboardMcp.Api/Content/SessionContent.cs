namespace SessionboardMcp.Api.Content;

/// <summary>What was recorded of a session, and what was made of it. All of its texts are strangers' words.</summary>
/// <param name="Transcript">What was said, in order; empty where nothing was recorded.</param>
/// <param name="Texts">Summaries, insights and other texts that were made of it.</param>
/// <param name="Links">Podcast and documents.</param>
/// <param name="ReceivedAt">When Sessionboard answered (UTC).</param>
public sealed record SessionContent(
    IReadOnlyList<Spoken> Transcript, IReadOnlyList<ContentText> Texts, IReadOnlyList<ContentLink> Links, DateTimeOffset ReceivedAt);

/// <summary>What one person said without a break.</summary>
/// <param name="Speaker">The speaker's name or label; null where not told.</param>
/// <param name="Start">From the beginning of the recording; null where not told.</param>
/// <param name="Text">The words.</param>
public sealed record Spoken(string? Speaker, TimeSpan? Start, string Text);

/// <summary>A text made of a recording.</summary>
/// <param name="Kind">summary, insight or another type of the API.</param>
/// <param name="Name">What it is called; null where it has no name.</param>
/// <param name="Text">The text.</param>
public sealed record ContentText(string Kind, string? Name, string Text);

/// <summary>A podcast or document made of a recording.</summary>
/// <param name="Kind">podcast, or the document's type.</param>
/// <param name="Status">Its state; null where not told.</param>
/// <param name="Url">Where it is, often for some days only; null while it is not ready.</param>
public sealed record ContentLink(string Kind, string? Status, string? Url);

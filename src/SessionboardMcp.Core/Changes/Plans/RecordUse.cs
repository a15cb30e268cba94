using System.Globalization;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Says in which sessions and abstracts a person or company is, before it is deleted. What becomes of those places Sessionboard's description does not say.</summary>
/// <param name="Sessions">The sessions and abstracts.</param>
internal sealed record RecordUse(IReadOnlyList<IndexedSession> Sessions)
{
    private const int Named = 5;

    /// <summary>Where a person takes part, in whatever role.</summary>
    public static RecordUse OfPerson(IReadOnlyList<IndexedSession> sessions, string contactId) =>
        new([.. sessions.Where(session => session.Everybody.Any(part => part.ContactId == contactId))]);

    /// <summary>Where a sponsor or exhibitor is named.</summary>
    public static RecordUse OfCompany(IReadOnlyList<IndexedSession> sessions, string accountId) =>
        new([.. sessions.Where(session => session.Record.Sponsors.Concat(session.Record.Exhibitors).Any(company => company.Id == accountId))]);

    /// <summary>Whether the public sees one of them. Where that is not told, it may.</summary>
    public bool IsPublic => Sessions.Any(session => session.Record.IsPublic != false);

    /// <summary>What of it is worth a person's look.</summary>
    public Touches Touches => (Sessions.Count > 0 ? Touches.InUse : Touches.None) | (IsPublic ? Touches.Public : Touches.None);

    /// <summary>How many there are, for a sentence: <c>4 sessions and abstracts</c>.</summary>
    public string Count => Sessions.Count == 1 ? "1 session or abstract" : string.Create(CultureInfo.InvariantCulture, $"{Sessions.Count} sessions and abstracts");

    /// <summary>Which they are, in sentences; none where there are none.</summary>
    /// <param name="begin">What the sentence begins with, such as <c>Takes part in</c>.</param>
    public string[] Effects(string begin)
    {
        if (Sessions.Count == 0)
            return [];
        var names = string.Join(", ", Sessions.Take(Named).Select(session => $"{session.Record.FriendlyId ?? session.Record.Id} {StrangersText.Quoted(session.Title, maxLength: 60)}"));
        var rest = Sessions.Count > Named ? string.Create(CultureInfo.InvariantCulture, $" and {Sessions.Count - Named} more") : "";
        var seen = Sessions.Count(session => session.Record.IsPublic != false);
        return
        [
            $"{begin} {Count}, and those places may go with it: {names}{rest}.",
            .. seen > 0 ? [string.Create(CultureInfo.InvariantCulture, $"The public sees {seen} of them.")] : (string[])[],
        ];
    }
}

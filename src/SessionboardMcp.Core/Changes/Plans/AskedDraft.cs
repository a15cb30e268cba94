using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>The draft that a call writes to, read just now.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Placements">Where it puts the sessions.</param>
/// <param name="IsOwn">Whether this connection made it.</param>
/// <param name="Earlier">The change sets of the connection.</param>
internal sealed record AskedDraft(AgendaDraft Draft, IReadOnlyList<DraftPlacement> Placements, bool IsOwn, IReadOnlyList<ChangeSet> Earlier)
{
    private const string Committed = "committed";

    /// <summary>Its name, for people.</summary>
    public string Name => Draft.Name?.Trim() is { Length: > 0 } name ? name : Draft.Id;

    /// <summary>The draft that the argument <c>draft_id</c> names.</summary>
    /// <param name="asked">The event, with the call.</param>
    /// <param name="earlier">The change sets of the connection.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    /// <exception cref="InvalidArgumentException">There is none, more than one, or it is committed.</exception>
    public static async Task<AskedDraft> ReadAsync(AskedEvent asked, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken)
    {
        var (client, eventId) = (asked.Call.Client, asked.Summary.Id);
        var wanted = asked.Call.Arguments.RequiredText(DraftArguments.Id.Name);
        var drafts = (await client.Agenda.ListDraftsAsync(eventId, cancellationToken)).Value;
        var draft = NamedDraft.Of(wanted, drafts);
        if (IsCommitted(draft))
            throw new InvalidArgumentException($"Argument `{DraftArguments.Id.Name}`: {StrangersText.Quoted(draft.Name ?? draft.Id, asked.Cells.Masks)} is committed, and is over. Nothing was changed; make another draft with create_agenda_draft, which begins as the live agenda.");
        return await OfAsync(asked, draft, earlier, cancellationToken);
    }

    /// <summary>A draft that is known.</summary>
    public static async Task<AskedDraft> OfAsync(AskedEvent asked, AgendaDraft draft, IReadOnlyList<ChangeSet> earlier, CancellationToken cancellationToken) => new(
        draft,
        await asked.Call.Client.Agenda.ListPlacementsAsync(asked.Summary.Id, draft.Id, cancellationToken),
        earlier.Any(change => change.EventId == asked.Summary.Id && change.Records.Any(record => record is { Kind: RecordKind.Draft, Action: RecordAction.Create, IsWritten: true } && record.Id == draft.Id)),
        earlier);

    /// <summary>Whether a draft went live.</summary>
    public static bool IsCommitted(AgendaDraft draft) => string.Equals(draft.Status, Committed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where it puts a session; null where nowhere.</summary>
    public DraftPlacement? PlacementOf(string sessionId) =>
        Placements.FirstOrDefault(placement => string.Equals(placement.SessionId, sessionId, StringComparison.OrdinalIgnoreCase));
}

using System.Globalization;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Reads draft and agenda once more just before a draft is committed, as a commit takes no version: what a person approved is what goes live, or
/// nothing. Between this reading and the commit somebody may still be faster, and reads of sessions may be three minutes old; the page says so.
/// </summary>
internal static class CommitPrecheck
{
    private const int MostNamed = 3;

    // The plan was made of reads that were some minutes old.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);

    /// <summary>The record as one that may not be sent; null where nothing changed.</summary>
    public static async Task<RecordChange?> FailAsync(ChangeSet change, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        try
        {
            var draft = (await client.Agenda.ListDraftsAsync(change.EventId, cancellationToken)).Value.FirstOrDefault(one => one.Id == record.Id);
            if (draft is null)
                return record with { Outcome = RecordOutcome.Refused, OutcomeNote = RecordRequest.Gone };
            var held = HeldRecord.Of(draft);
            if (record.Fields.All(held.Shows))
                return record with { Outcome = RecordOutcome.Refused, OutcomeNote = "It was committed already. Nothing was written by this." };
            var moved = CommittedPlaces.Moved(record.Base!, await client.Agenda.ListPlacementsAsync(change.EventId, draft.Id, cancellationToken));
            if (moved.Count > 0)
                return Changed(record, $"the draft places {Named(change, moved)} elsewhere");
            if (draft.UpdatedAt > record.BaseUpdatedAt)
                return Changed(record, "the draft was changed at Sessionboard");
            if (await BulkPrecheck.ChangedSinceAsync(change.EventId, change.CreatedAt - Before, client, cancellationToken) is not { } sessions)
                return Unread(record);
            List<Session> elsewhere = [.. sessions.Values.Where(session => (!session.IsAbstract || CommittedPlaces.Has(record.Base!, session.Id)) && session.ParentSessionFriendlyId is null && !CommittedPlaces.IsWhereItWas(record.Base!, session))];
            return elsewhere.Count == 0 ? null : Changed(record, $"{Named(change, [.. elsewhere.Select(session => session.Id)])} moved on the live agenda");
        }
        catch (SessionboardException)
        {
            return Unread(record);
        }
    }

    private static RecordChange Unread(RecordChange record) =>
        record with { Outcome = RecordOutcome.NotSent, OutcomeNote = "Sessionboard could not be read just before, so the draft was not committed. Ask for it again later." };

    private static RecordChange Changed(RecordChange record, string what) =>
        record with { Outcome = RecordOutcome.Conflict, OutcomeNote = $"Since it was planned, {what}. Nothing was committed: look at the draft again, and ask for the commit anew." };

    private static string Named(ChangeSet change, IReadOnlyList<string> ids)
    {
        var names = ids.Take(MostNamed).Select(id => change.Records.FirstOrDefault(record => string.Equals(record.Id, id, StringComparison.OrdinalIgnoreCase)) is { } known ? StrangersText.Quoted(known.Name) : id);
        return string.Join(", ", names) + (ids.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {ids.Count - MostNamed} more") : "");
    }
}

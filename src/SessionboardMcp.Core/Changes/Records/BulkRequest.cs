using System.Globalization;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// Sends updates of many sessions, or whatever is done with many contacts, in few requests. Sessionboard allows a hundred writes in 15 minutes, so
/// more than a few cannot go one by one; but it documents no guard for them, so each that was there before is looked at by a search just before,
/// and the receipt says that they were not guarded.
/// </summary>
internal static class BulkRequest
{
    /// <summary>The most records of a change set that are sent one by one, each guarded.</summary>
    public const int MostGuarded = 25;

    private const string Version = "updated_at";

    /// <summary>How many records of a change set go in the next request.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="place">The place of the first, from 0.</param>
    public static int CountFrom(ChangeSet change, int place)
    {
        var kind = change.Records[place].Kind;
        return IsBulk(change.Records, kind)
            ? Math.Max(1, change.Records.Skip(place).Take(BulkOperation.Most).TakeWhile(record => record.Kind == kind && IsTaken(record)).Count())
            : 1;
    }

    /// <summary>What a person is told before; nothing where each is guarded.</summary>
    public static IEnumerable<string> Effects(IReadOnlyList<RecordChange> records) => records.Any(record => record.Action != RecordAction.Create && IsTaken(record) && IsBulk(records, record.Kind))
        ? [string.Create(CultureInfo.InvariantCulture, $"More than {MostGuarded} are sent in bulk, where Sessionboard promises no guard. Each is read once more before, and left where somebody changed it.")]
        : [];

    /// <summary>Sends them, once. Failures are outcomes.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="records">Records of one kind, of it, as many as a request takes.</param>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <param name="cancellationToken">Nobody's: see <see cref="Flow.ChangeSender"/>.</param>
    public static async Task<IReadOnlyList<RecordChange>> SendAsync(
        ChangeSet change, IReadOnlyList<RecordChange> records, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var looked = await BulkPrecheck.LookAsync(change, records, client, cancellationToken);
        List<RecordChange> open = [.. looked.Where(record => record.Outcome == RecordOutcome.Sending)];
        if (open.Count == 0)
            return looked;
        var sent = await OnceAsync(change.EventId, open, client, cancellationToken);
        if (AreWithoutGuard(sent))
        {
            // In the order of those that were refused.
            var again = new Queue<Sent>(await OnceAsync(change.EventId, [.. sent.Where(one => one.IsWithoutGuard).Select(Unguarded)], client, cancellationToken));
            sent = [.. sent.Select(one => one.IsWithoutGuard ? again.Dequeue() : one)];
        }

        // A new one has no id by which it could be found: all are in the order in which they were sent. What they rested on is told by what was planned:
        // other processes know no more.
        var told = new Queue<Sent>(sent);
        return [.. looked.Zip(records, (record, asked) => record.Outcome == RecordOutcome.Sending ? told.Dequeue().Record with { BaseUpdatedAt = asked.BaseUpdatedAt } : record)];
    }

    // Where the guard is refused, nothing was looked at but for it, and nothing was written. Without it they are what they would be where it is
    // ignored. One that was written, or changed by somebody else, shows that it was not the guard.
    private static bool AreWithoutGuard(IReadOnlyList<Sent> sent) =>
        sent.Any(one => one.IsWithoutGuard) && sent.All(one => one.Record.Outcome == RecordOutcome.Refused);

    private static RecordChange Unguarded(Sent refused) => refused.Record with { BaseUpdatedAt = null, Outcome = RecordOutcome.Sending, OutcomeNote = null, MissingScope = null };

    private static bool IsBulk(IReadOnlyList<RecordChange> records, RecordKind kind) => records.Count(record => record.Kind == kind && IsTaken(record)) > MostGuarded;

    // What comes back cannot go in bulk.
    private static bool IsTaken(RecordChange record) => record
        is { Kind: RecordKind.Session, Action: RecordAction.Update, Id: not null, IsConsequence: false }
        or { Kind: RecordKind.Contact, Action: RecordAction.Create }
        or { Kind: RecordKind.Contact, Action: RecordAction.Update or RecordAction.Delete, Id: not null };

    private static Task<IReadOnlyList<BulkResult?>> ResultsAsync(int eventId, IReadOnlyList<RecordChange> records, ISessionboardClient client, CancellationToken cancellationToken) =>
        records[0].Kind == RecordKind.Contact
            ? client.Contacts.BulkAsync(eventId, [.. records.Select(Operation)], cancellationToken)
            : client.Sessions.BulkAsync(eventId, [.. records.Select(record => new SessionUpdate(record.Id!, RecordBody.Of(record.Fields), record.BaseUpdatedAt))], cancellationToken);

    private static BulkOperation Operation(RecordChange record) => record.Action switch
    {
        RecordAction.Create => new BulkOperation(BulkAction.Create, null, RecordBody.Of(record.Fields), null),
        RecordAction.Delete => new BulkOperation(BulkAction.Delete, record.Id, RecordBody.Of([]), null),
        _ => new BulkOperation(BulkAction.Update, record.Id, RecordBody.Of(record.Fields), record.BaseUpdatedAt),
    };

    private static async Task<IReadOnlyList<Sent>> OnceAsync(int eventId, IReadOnlyList<RecordChange> records, ISessionboardClient client, CancellationToken cancellationToken)
    {
        try
        {
            var results = await ResultsAsync(eventId, records, client, cancellationToken);
            return [.. records.Select((record, place) => Of(record, results[place]))];
        }
        catch (SessionboardException failure)
        {
            var isWithoutGuard = failure is InvalidRequestException { Status: 400 } refused && IsOfGuard(refused.Field ?? refused.UpstreamMessage);
            return [.. records.Select(record => new Sent(Failed(record, failure), isWithoutGuard && record.BaseUpdatedAt is not null))];
        }
        catch (AccessEndedException)
        {
            return [.. records.Select(record => new Sent(record with { Outcome = RecordOutcome.NotSent, OutcomeNote = RecordRequest.AccessEnded }, false))];
        }
    }

    private static RecordChange Failed(RecordChange record, SessionboardException failure)
    {
        var (outcome, note) = failure is { Status: >= 200 and < 300 } ? (RecordOutcome.Unknown, RecordRequest.Unanswered) : RecordRequest.OutcomeOf(failure, record);
        return ForbiddenWrite.Noted(record, failure) with { Outcome = outcome, OutcomeNote = note, NotGuarded = record.Action != RecordAction.Create };
    }

    // Its answer tells no values, so it says no more than that they were accepted.
    private static Sent Of(RecordChange record, BulkResult? result)
    {
        record = record with { NotGuarded = record.Action != RecordAction.Create };
        if (result is null)
            return new Sent(record with { Outcome = RecordOutcome.Unknown, OutcomeNote = RecordRequest.Unanswered }, false);
        if (result.Succeeded)
            return new Sent(record with { Outcome = RecordOutcome.Accepted, Id = record.Id ?? result.MadeId }, false);
        if (record.Action != RecordAction.Create && Has(result.Code, "CONFLICT", "409", "STALE", "PRECONDITION"))
            return new Sent(record with { Outcome = RecordOutcome.Conflict, OutcomeNote = "It was changed since it was read. Nothing of it was written." }, false);
        if (ForbiddenWrite.Is(result))
            return new Sent(ForbiddenWrite.Of(record, result), false);
        var note = Has(result.Code, "NOT_FOUND", "NOTFOUND", "404")
            ? RecordRequest.Gone
            : $"Sessionboard refused it{(result.UpstreamMessage is { } said ? $": {StrangersText.Quoted(said, maxLength: 300)}" : "")}.";
        return new Sent(
            record with { Outcome = RecordOutcome.Refused, OutcomeNote = note },
            record.BaseUpdatedAt is not null && IsOfGuard(result.UpstreamMessage) && Has(result.Code, "VALID", "BAD_REQUEST", "UNKNOWN", "400"));
    }

    private static bool IsOfGuard(string? words) => words?.Contains(Version, StringComparison.OrdinalIgnoreCase) == true;

    private static bool Has(string? code, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (code?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)
                return true;
        }

        return false;
    }

    /// <summary>A record after a request, and whether it was refused for its guard alone.</summary>
    private readonly record struct Sent(RecordChange Record, bool IsWithoutGuard);
}

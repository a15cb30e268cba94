using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>Sends one record of a change set to Sessionboard, once, and says what is known of it afterwards.</summary>
internal static class RecordRequest
{
    /// <summary>What is said of a record that is not there any more.</summary>
    public const string Gone = "Sessionboard has no such record any more.";

    /// <summary>What is said where nobody knows.</summary>
    public const string Unanswered = "Sessionboard gave no answer that tells whether it was written.";

    /// <summary>What is said where the connection ended before.</summary>
    public const string AccessEnded = "The connection to Sessionboard has ended, so this and what follows was not written. Connect the assistant again.";

    /// <summary>Sends it.</summary>
    /// <param name="change">The change set.</param>
    /// <param name="record">The record, of it.</param>
    /// <param name="client">Sessionboard, under the connection's rights.</param>
    /// <param name="cancellationToken">Nobody's: see <see cref="Flow.ChangeSender"/>.</param>
    /// <returns>The record with its outcome. Failures are outcomes: the records before this one were written, and that must be told.</returns>
    public static async Task<RecordChange> SendAsync(ChangeSet change, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (UnseenUpdate.Is(record) && (record = await UnseenUpdate.LookAsync(change, record, client, cancellationToken)).Outcome != RecordOutcome.Sending)
                return record;
            var failed = record.Action == RecordAction.Commit
                ? await CommitPrecheck.FailAsync(change, record, client, cancellationToken)
                : await Precheck.FailAsync(change.EventId, record, client, cancellationToken);
            return failed ?? await OnceAsync(change.EventId, record, client, cancellationToken);
        }
        catch (ConflictException) when (record.Action == RecordAction.Update && HeldRecords.IsGuarded(record.Kind))
        {
            return record with { Outcome = RecordOutcome.Conflict, OutcomeNote = await ConflictAsync(change.EventId, record, client, cancellationToken) };
        }
        catch (SessionboardException failure)
        {
            var (outcome, note) = OutcomeOf(failure, record);
            return ForbiddenWrite.Noted(record, failure) with { Outcome = outcome, OutcomeNote = note };
        }
        catch (AccessEndedException)
        {
            // Thrown where a token is got or was refused: nothing was written by it.
            return record with { Outcome = RecordOutcome.NotSent, OutcomeNote = AccessEnded };
        }
    }

    // What the other one changed: nothing is lost, and the person can decide anew.
    private static async Task<string> ConflictAsync(int eventId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        var what = "";
        try
        {
            // What is no newer than what the change rests on shows nothing of theirs.
            if (record is { Kind: RecordKind.Session, Base: { } known })
                what = await client.Sessions.GetAsync(eventId, record.Id!, cancellationToken) is var now && now.UpdatedAt <= record.BaseUpdatedAt ? "" : Difference.Of(known, now);
            else if (record.Base is { } before && await HeldRecords.FindAsync(eventId, record.Kind, record.Id!, client, cancellationToken) is { } held)
                what = Difference.Of(before, held);
        }
        catch (SessionboardException)
        {
            // That somebody was faster is known; what they did is not.
        }

        // What was sent in bulk or committed by this person is no newer in any read yet.
        return record.Kind == RecordKind.Session && client.Sessions.OwnWrites(eventId)?.HasUntold(record.Id!) == true
            ? ChangedByOneself(what)
            : what.Length > 0 || record.Kind != RecordKind.Session
            ? $"It was changed since it was read{what}. Nothing of it was written."
            : "It was changed since it was read. Nothing of it was written. What was changed may show at Sessionboard within three minutes: read it again then.";
    }

    /// <summary>What is said of a conflict where it may be one with what this connection itself wrote.</summary>
    /// <param name="what">What is another now, by <see cref="Difference"/>.</param>
    public static string ChangedByOneself(string what) =>
        $"It was changed since it was read{what}: by this connection itself, in bulk or by a commit of the last minutes, or by somebody else. Nothing of it was written. Sessionboard's reads show it within three minutes: ask again then.";

    private static async Task<RecordChange> OnceAsync(int eventId, RecordChange record, ISessionboardClient client, CancellationToken cancellationToken)
    {
        if (HeldRecords.Covers(record.Kind))
            return await HeldRequest.OnceAsync(eventId, record, client, cancellationToken);
        var fields = RecordBody.Of(record.Fields);
        switch (record.Kind, record.Action)
        {
            case (RecordKind.Session, RecordAction.Create):
                return Written(record, await client.Sessions.CreateAsync(eventId, fields, cancellationToken));
            case (RecordKind.Session, RecordAction.Update):
                return Written(record, await client.Sessions.UpdateAsync(eventId, record.Id!, fields, record.BaseUpdatedAt, cancellationToken));
            case (RecordKind.Session, RecordAction.Delete):
                await client.Sessions.DeleteAsync(eventId, record.Id!, cancellationToken);
                return record with { Outcome = RecordOutcome.Accepted };
            case (RecordKind.Session, RecordAction.Restore):
                return await client.Sessions.RestoreAsync(eventId, record.Id!, cancellationToken) is { } restored ? Written(record, restored) : record with { Outcome = RecordOutcome.Accepted };
            case (RecordKind.Status, RecordAction.Restore):
                return Written(record, await client.Settings.RestoreStatusAsync(eventId, record.Id!, cancellationToken));
            case (_, RecordAction.Create):
                return Written(record, await client.Settings.CreateAsync(eventId, SettingFields.KindOf(record.Kind), fields, cancellationToken));
            case (_, RecordAction.Update):
                return Written(record, await client.Settings.UpdateAsync(eventId, SettingFields.KindOf(record.Kind), record.Id!, fields, cancellationToken));
            case (_, RecordAction.Delete):
                await client.Settings.DeleteAsync(eventId, SettingFields.KindOf(record.Kind), record.Id!, cancellationToken);
                return record with { Outcome = RecordOutcome.Accepted };
            default:
                throw new InvalidOperationException("Of settings only statuses can be restored; no plan says so.");
        }
    }

    private static RecordChange Written(RecordChange record, Session answer) => record with
    {
        Id = answer.Id,
        AdminUrl = answer.AdminUrl ?? record.AdminUrl,
        WrittenAt = answer.UpdatedAt,
        Outcome = record.Fields.All(field => SessionFields.Shows(answer, field)) ? RecordOutcome.Changed : RecordOutcome.Accepted,
        OutcomeNote = NotShown(record.Fields.Where(field => !SessionFields.Shows(answer, field))),
    };

    private static RecordChange Written(RecordChange record, Setting answer) => record with
    {
        Id = answer.Id,
        Outcome = record.Fields.All(field => SettingFields.Shows(answer, field)) ? RecordOutcome.Changed : RecordOutcome.Accepted,
        OutcomeNote = NotShown(record.Fields.Where(field => !SettingFields.Shows(answer, field))),
    };

    private static string? NotShown(IEnumerable<FieldChange> fields)
    {
        var labels = fields.Select(field => field.Label).ToList();
        return labels.Count == 0 ? null : $"Sessionboard's answer does not show the new {string.Join(", ", labels)}.";
    }

    /// <summary>What a failure proves about a request.</summary>
    internal static (RecordOutcome Outcome, string? Note) OutcomeOf(SessionboardException failure, RecordChange record) => failure switch
    {
        ConflictException when record.Action == RecordAction.Delete => (RecordOutcome.Refused, "Sessionboard does not delete it while others depend on it, such as the parts of a session (409). Nothing was deleted."),
        ConflictException when record.Action != RecordAction.Update => (RecordOutcome.Refused, "Sessionboard says that it conflicts with another record (409). Nothing was written."),
        ConflictException => (RecordOutcome.Conflict, "It was changed since it was read. Nothing of it was written."),
        NotFoundException when record.Action == RecordAction.Create => (RecordOutcome.Refused, "Sessionboard does not find the event, or what it was to be a part of. Nothing was written."),
        NotFoundException when record.Action == RecordAction.Restore => (RecordOutcome.Refused, "Sessionboard finds nothing to bring back: it is not deleted any more, or what it is a part of is deleted, too. Nothing was written."),
        NotFoundException => (RecordOutcome.Refused, Gone),
        InvalidRequestException invalid => (RecordOutcome.Refused, $"Sessionboard refused it{(invalid.UpstreamMessage is { } said ? $": {StrangersText.Quoted(said, maxLength: 300)}" : "")}."),
        ForbiddenException forbidden => (RecordOutcome.Refused, ForbiddenWrite.Note(record, forbidden)),
        UnauthorizedException or SignInEndedException => (RecordOutcome.NotSent, "Sessionboard does not accept the credential any more, so this and what follows was not written."),
        RateLimitedException => (RecordOutcome.NotSent, "Sessionboard's budget for writes is spent, so this and what follows was not written. Ask for the rest again later."),
        BudgetShareException => (RecordOutcome.NotSent, "This caller's share of the budget for writes is spent, so this and what follows was not written. Ask for the rest again later."),
        // The credential could not be had: the request was never made.
        UpstreamUnavailableException { IsOfSignIn: true } => (RecordOutcome.NotSent, "The sign-in at Sessionboard could not be used just then, so this and what follows was not written. Ask for the rest again in a minute."),
        // A page of some machine in between, or an answer about something else: it proves nothing.
        UpstreamUnavailableException { IsForeign: true } => (RecordOutcome.Unknown, Unanswered),
        // A success whose answer cannot be read: of a new record not even the id is known.
        { Status: >= 200 and < 300 } when record.Action != RecordAction.Create => (RecordOutcome.Accepted, "Sessionboard accepted it, but its answer cannot be read."),
        // A time-out, a cut, a 5xx: it may have been received.
        _ => (RecordOutcome.Unknown, Unanswered),
    };
}

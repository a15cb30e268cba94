using System.Text.Json.Serialization;

namespace SessionboardMcp.Core.Changes;

/// <summary>
/// What one call of a write tool would do, fixed when it was planned: nothing is added to it, looked up again, or widened afterwards. A person
/// decides about exactly this; only its state and its records' outcomes change.
/// </summary>
public sealed record ChangeSet
{
    /// <summary>Its id: random, and of no use without the browser or connection that it belongs to.</summary>
    public required string Id { get; init; }

    /// <summary>The connection that asked for it, by <c>Caller.Subject</c>. Nobody else can see, approve or undo it.</summary>
    public required string Connection { get; init; }

    /// <summary>The assistant that asked, as it calls itself; null where that is not known. A text that somebody wrote.</summary>
    public string? Client { get; init; }

    /// <summary>The tool that was called.</summary>
    public required string Tool { get; init; }

    /// <summary>A hash of what it would do, whichever tool and arguments came to it: asked for again while this one waits, this one is returned.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>A hash of tool and arguments: the same call while this one waits returns this one without planning it again.</summary>
    public string? Call { get; init; }

    /// <summary>The event.</summary>
    public required int EventId { get; init; }

    /// <summary>The event's name: a text that somebody wrote.</summary>
    public required string EventName { get; init; }

    /// <summary>The event's IANA time zone; null where it is not told.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What it does, in a sentence with counts, such as <c>Create the track "AI".</c></summary>
    public required string Summary { get; init; }

    /// <summary>The records, in the order in which they are sent.</summary>
    public required IReadOnlyList<RecordChange> Records { get; init; }

    /// <summary>What people outside will notice, and what will not happen by itself, a sentence each.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    /// <summary>Why a person has to decide, a sentence each; empty where it was done at once.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What others wrote that the connection had read before it asked, a sentence of ours for whoever decides; null where nothing is known. See <see cref="TextsRead"/>.</summary>
    public string? ReadBefore { get; init; }

    /// <summary>When it was planned (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it waits (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Where it is on its way.</summary>
    public ChangeState State { get; init; }

    /// <summary>Who decided: one of <see cref="Deciders"/>; null while nobody has.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When that was (UTC).</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When sending began or went on (UTC). A change set that stays in <see cref="ChangeState.Applying"/> long after has lost its process.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The change set that this one puts back; null where it puts none back.</summary>
    public string? UndoOf { get; init; }

    /// <summary>The change set that put this one back; null while none has.</summary>
    public string? UndoneBy { get; init; }

    /// <summary>The change set that did this one again, as it put back what had put this one back; null where none has.</summary>
    public string? RedoneBy { get; init; }

    /// <summary>What a person is being asked in the assistant; null where nothing is open.</summary>
    public ChangeQuestion? Question { get; init; }

    /// <summary>Counts its changes, from 0.</summary>
    public long Version { get; init; }

    /// <summary>Whether something of it was written and can be put back.</summary>
    [JsonIgnore]
    public bool CanBeUndone =>
        State is ChangeState.Applied or ChangeState.PartlyApplied or ChangeState.Unknown
        && UndoneBy is null
        && Records.Any(record => record.IsWritten && record.NotUndoable is null && (record.Fields.Count == 0 || record.Fields.Any(one => one.NotUndoable is null)));

    /// <summary>Where it stands as its records say, once all that can be sent was sent.</summary>
    public ChangeState StateOfRecords() =>
        Records.Any(record => record.Outcome is RecordOutcome.Unknown or RecordOutcome.Sending) ? ChangeState.Unknown
        : Records.All(record => record.IsWritten) ? ChangeState.Applied
        : Records.Any(record => record.IsWritten) ? ChangeState.PartlyApplied
        : ChangeState.Refused;

    /// <summary>The same with one record exchanged.</summary>
    /// <param name="place">The record's place, from 0.</param>
    /// <param name="record">What takes its place.</param>
    public ChangeSet With(int place, RecordChange record) => With(place, [record]);

    /// <summary>The same with some records exchanged that follow each other.</summary>
    /// <param name="place">The place of the first, from 0.</param>
    /// <param name="records">What takes their place.</param>
    public ChangeSet With(int place, IReadOnlyList<RecordChange> records) =>
        this with { Records = [.. Records.Take(place), .. records, .. Records.Skip(place + records.Count)] };
}

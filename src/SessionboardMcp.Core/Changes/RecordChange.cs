using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionboardMcp.Core.Changes;

/// <summary>One record of a change set: what is to be done with it, and what became of it.</summary>
public sealed record RecordChange
{
    /// <summary>What it is.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>What people call it where its kind has several words, such as abstract; null for the word of its kind.</summary>
    public string? Noun { get; init; }

    /// <summary>What is done with it.</summary>
    public required RecordAction Action { get; init; }

    /// <summary>Its id at Sessionboard; null until it was made.</summary>
    public string? Id { get; init; }

    /// <summary>Its name or title as it was when the change was planned: a text that somebody wrote.</summary>
    public required string Name { get; init; }

    /// <summary>The link that lets an organizer look at it; null where Sessionboard gives none.</summary>
    public string? AdminUrl { get; init; }

    /// <summary>When it had last changed at Sessionboard as the change was planned (UTC): the guard of the update. Null where the API takes no guard.</summary>
    public DateTimeOffset? BaseUpdatedAt { get; init; }

    /// <summary>
    /// Of what puts back a change that no read showed as that was planned: when the session had last changed by the read of then (UTC). A read that is no newer does
    /// not show the change either. Null for everything else.
    /// </summary>
    public DateTimeOffset? NotShownAt { get; init; }

    /// <summary>
    /// What it held as the change was planned, by field: what is compared before a request that Sessionboard does not guard, and tells afterwards what
    /// somebody else changed. Null where that is not known; what is masked is not in it.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement>? Base { get; init; }

    /// <summary>Which session of which draft it is about; null for all but placements.</summary>
    public DraftedSession? Drafted { get; init; }

    /// <summary>
    /// Whether it only copies what is live into a new draft: told as a count, as it changes nothing. See <see cref="CopiedPlacements"/>.
    /// </summary>
    public bool IsCopy { get; init; }

    /// <summary>Whether it comes of the first record's request by itself, as the moves of a commit do: nothing is sent for it.</summary>
    public bool IsConsequence { get; init; }

    /// <summary>The fields that change, in the order in which they are shown. Empty for a delete and a restore.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>What else would be true afterwards that somebody may not want, such as a double booking: a sentence each.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>Why the record as a whole cannot be put back; null where it can.</summary>
    public string? NotUndoable { get; init; }

    /// <summary>What became of it.</summary>
    public RecordOutcome Outcome { get; init; }

    /// <summary>What is to be said of the outcome; null where the word alone says it.</summary>
    public string? OutcomeNote { get; init; }

    /// <summary>The scope that Sessionboard's refusal (403) says is missing; null where it does not say so.</summary>
    public string? MissingScope { get; init; }

    /// <summary>Whether Sessionboard did not allow it (403), for whatever reason: known to who sent it, and not kept.</summary>
    [JsonIgnore]
    public bool WasForbidden { get; init; }

    /// <summary>Whether the connection wrote by the record's scope lately, as it is sent: a refusal is not for want of it then. Not kept.</summary>
    [JsonIgnore]
    public bool IsScopeProven { get; init; }

    /// <summary>When it was last changed by the answer to this change (UTC): what an undo is guarded by. Null where none was told.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>Whether it was sent in bulk, where Sessionboard promises no guard against a change by somebody else.</summary>
    public bool NotGuarded { get; init; }

    /// <summary>Whether it was put back when its change set was; false where it stayed, null where nothing was put back.</summary>
    public bool? WasPutBack { get; init; }

    /// <summary>Whether all of it can be put back.</summary>
    [JsonIgnore]
    public bool IsUndoable => NotUndoable is null && Fields.All(one => one.NotUndoable is null);

    /// <summary>Whether it was written, as far as is known.</summary>
    [JsonIgnore]
    public bool IsWritten => Outcome is RecordOutcome.Changed or RecordOutcome.Accepted;

    /// <summary>
    /// Whether the answer to it showed all of what was written, so that with <see cref="WrittenAt"/> it is known what the record was then. What was read
    /// later, as no answer came, may be what somebody made of it meanwhile; and of what was sent in bulk, or moved by a commit, no answer tells the values.
    /// </summary>
    [JsonIgnore]
    public bool IsTold => this is { Outcome: RecordOutcome.Changed, NotGuarded: false, WrittenAt: not null };
}

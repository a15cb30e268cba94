namespace SessionboardMcp.Core.Changes;

/// <summary>Where it is written down what was done: append-only, kept for 90 days. A host implements it.</summary>
public interface IAuditTrail
{
    /// <summary>Appends an entry. It is on the disk when the task ends; a write that has no entry is not sent.</summary>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Appends an entry of what changed nothing here. It outlives this process when the task ends, though not always the machine's power: a host need not wait for the disk.</summary>
    Task NoteAsync(AuditEntry entry) => AppendAsync(entry, CancellationToken.None);
}

/// <summary>One line of the audit trail: who did what, through which assistant.</summary>
public sealed record AuditEntry
{
    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The connection, by <c>Caller.Subject</c>.</summary>
    public required string Connection { get; init; }

    /// <summary>The assistant, as it calls itself; null where that is not known.</summary>
    public string? Client { get; init; }

    /// <summary>What happened: <c>call</c>, <c>change.applying</c>, <c>change.applied</c>, <c>change.refused</c>; <c>trail.broken</c> where the trail itself was tampered with.</summary>
    public required string Action { get; init; }

    /// <summary>The tool that was called.</summary>
    public required string Tool { get; init; }

    /// <summary>The event's id; null where it is about none.</summary>
    public int? EventId { get; init; }

    /// <summary>The change set; null where there is none.</summary>
    public string? ChangeId { get; init; }

    /// <summary>The scopes that the connection had then, in order; empty where a change was decided or sent, as they do not say what it used.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The names of the arguments that were given, never their values: those may be personal.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>How it ended, in a word, such as <c>applied</c>, <c>ok</c> or the name of an error.</summary>
    public string? Outcome { get; init; }

    /// <summary>Who decided: one of <see cref="Deciders"/>; null where nobody had to.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>How long it took, in milliseconds; null where it has not ended.</summary>
    public long? Milliseconds { get; init; }
}

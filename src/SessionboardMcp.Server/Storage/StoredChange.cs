using SessionboardMcp.Core.Changes;

namespace SessionboardMcp.Server.Storage;

/// <summary>A change set as it is kept: in the clear only what is looked for, and all that people wrote encrypted.</summary>
internal sealed class StoredChange
{
    /// <summary>Its number in the database: a later one was kept later.</summary>
    public long Number { get; init; }

    /// <summary>The change set's id.</summary>
    public required string Id { get; init; }

    /// <summary>The connection that asked for it.</summary>
    public required string Connection { get; init; }

    /// <summary>A hash of the call.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Where it is on its way.</summary>
    public required ChangeState State { get; init; }

    /// <summary>When it was planned.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it waits.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Counts its changes, so that one who read before another's change does not overwrite it.</summary>
    public required long Version { get; init; }

    /// <summary>The whole change set as JSON, protected for this id of this connection alone.</summary>
    public required string Payload { get; init; }
}

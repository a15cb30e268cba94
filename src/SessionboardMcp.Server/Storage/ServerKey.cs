namespace SessionboardMcp.Server.Storage;

/// <summary>A key of the authorization server. Several overlap, so that a new one signs nobody out.</summary>
internal sealed class ServerKey
{
    /// <summary>Its number in the database.</summary>
    public int Id { get; init; }

    /// <summary><c>signing</c> or <c>encryption</c>.</summary>
    public required string Use { get; init; }

    /// <summary>Counts the keys of one use from 1; two processes cannot both make the next.</summary>
    public required int Generation { get; init; }

    /// <summary>The key, protected by Data Protection.</summary>
    public required string ProtectedKey { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it is used for new tokens: later than made, so that every process knows it by then.</summary>
    public required DateTimeOffset ActiveFrom { get; init; }
}

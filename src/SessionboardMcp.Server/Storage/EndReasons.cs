namespace SessionboardMcp.Server.Storage;

/// <summary>Why a connection ended. Kept so that "I was signed out" can be answered.</summary>
internal static class EndReasons
{
    /// <summary>The person disconnected it on our page.</summary>
    public const string Disconnected = "disconnected by the person";

    /// <summary>The operator revoked it.</summary>
    public const string Operator = "revoked by the operator";

    /// <summary>The assistant gave its token back.</summary>
    public const string Client = "signed out by the assistant";

    /// <summary>Sessionboard no longer honours the grant (<c>invalid_grant</c>).</summary>
    public const string Upstream = "ended by Sessionboard";

    /// <summary>A code or a refresh token of it was used again after its successor: somebody else may have a copy.</summary>
    public const string Reused = "ended for safety, as a used token came again";

    /// <summary>Sign-in was completed, but the assistant never took its code.</summary>
    public const string NeverTaken = "never taken up by the assistant";

    /// <summary>Its last refresh token expired unused.</summary>
    public const string Expired = "not used until it expired";
}

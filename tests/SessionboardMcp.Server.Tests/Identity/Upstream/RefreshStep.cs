namespace SessionboardMcp.Server.Tests.Identity.Upstream;

/// <summary>The points of a refresh between which a process can die.</summary>
public enum RefreshStep
{
    /// <summary>The connection was read and needs a new access token.</summary>
    Found,

    /// <summary>The lease is taken, and nothing was sent.</summary>
    Leased,

    /// <summary>Sessionboard answered with new tokens, which nobody else knows.</summary>
    Answered,

    /// <summary>The new tokens are stored and the lease is given back.</summary>
    Stored,
}

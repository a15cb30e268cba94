namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>The points of a refresh between which a process can die.</summary>
internal enum RefreshStep
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

/// <summary>Lets a test stop a refresh at any of its points, as a killed process does; in the server nothing happens there.</summary>
internal class RefreshProbe
{
    /// <summary>Is passed at every step.</summary>
    public virtual Task PassAsync(RefreshStep step) => Task.CompletedTask;
}

namespace SessionboardMcp.Server.Tests.Flows.Killed;

/// <summary>Every point of a refresh at which a process can die: what is done is on one side of it, what is not on the other.</summary>
internal enum KillPoint
{
    /// <summary>The connection was read, and the lease waits to be written.</summary>
    Unleased,

    /// <summary>The lease is written, and the token request has not reached Sessionboard.</summary>
    Unsent,

    /// <summary>Sessionboard has rotated the refresh token, and its answer has not reached the process.</summary>
    Unanswered,

    /// <summary>The process has the new tokens, and they wait to be written.</summary>
    Uncommitted,

    /// <summary>The new tokens are written, and the call that they are for has not reached Sessionboard.</summary>
    Unused,
}

namespace SessionboardMcp.Server.Pages;

/// <summary>A waiting request cannot go on. A page tells the person.</summary>
internal sealed class WaitingRequestException(WaitingProblem problem) : Exception($"The waiting request cannot go on: {problem}.")
{
    /// <summary>Why.</summary>
    public WaitingProblem Problem { get; } = problem;
}

/// <summary>Why a waiting request cannot go on.</summary>
internal enum WaitingProblem
{
    /// <summary>No such request, or it was cleared away.</summary>
    Unknown,

    /// <summary>It began in another browser, or that browser lost its cookie.</summary>
    OtherBrowser,

    /// <summary>Ten minutes have passed.</summary>
    Expired,

    /// <summary>It was decided before.</summary>
    Used,

    /// <summary>Sessionboard answered for a region that was not chosen.</summary>
    OtherRegion,

    /// <summary>The person had not consented.</summary>
    NoConsent,

    /// <summary>It came back with other parameters than it went with.</summary>
    Changed,
}

namespace SessionboardMcp.Core.Diagnosis;

/// <summary>What one check of <c>doctor</c> found.</summary>
/// <param name="Check">The check's name, such as <c>credential</c>.</param>
/// <param name="Outcome">Whether it passed.</param>
/// <param name="Detail">What was seen, in one sentence.</param>
/// <param name="Mend">What to do where it failed; null otherwise.</param>
public sealed record Finding(string Check, Outcome Outcome, string Detail, string? Mend = null);

/// <summary>How a check ended.</summary>
public enum Outcome
{
    /// <summary>All is well.</summary>
    Passed,

    /// <summary>Something must be put right.</summary>
    Failed,

    /// <summary>Nothing is wrong, but something is not had that could be.</summary>
    Noted,

    /// <summary>Not looked at, because a check before it failed.</summary>
    Skipped,
}

using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Core.Diagnosis;

/// <summary>Whether the pages on which changes are approved tell programs of other accounts of this machine from those of this one.</summary>
public static class OwnAccount
{
    /// <summary>What an operator hears of it.</summary>
    public const string Unguarded = "Programs of other accounts of this machine are not told from yours where changes are approved, so only the paired browser's secret guards it.";

    /// <summary>The finding; nothing where they are told.</summary>
    /// <param name="notTold">Why not: <see cref="LoopbackPeers.NotTold"/>.</param>
    public static IEnumerable<Finding> Find(string? notTold) => notTold is null
        ? []
        : [new Finding("own_account", Outcome.Noted, $"{notTold} {Unguarded}", "Run it where nobody else has an account, or where /proc/net/tcp can be read.")];
}

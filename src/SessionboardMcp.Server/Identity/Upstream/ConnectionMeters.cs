using System.Diagnostics.Metrics;
using SessionboardMcp.Api.Telemetry;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Identity.Upstream;

/// <summary>Counts how connections come, are renewed and end. Whose they are is no label.</summary>
internal static class ConnectionMeters
{
    /// <summary>A sign-in that made a connection.</summary>
    public const string Connected = "connected";

    /// <summary>A sign-in that the person, or Sessionboard, refused.</summary>
    public const string Refused = "refused";

    /// <summary>A sign-in that came back too late, twice, or to another browser.</summary>
    public const string Abandoned = "abandoned";

    /// <summary>A sign-in in which something went wrong, or a refresh that Sessionboard did not answer. The connection is kept.</summary>
    public const string Failed = "failed";

    /// <summary>A refresh that our own database or keys stood in the way of. The connection is kept.</summary>
    public const string FailedHere = "failed_here";

    /// <summary>A refresh with new tokens.</summary>
    public const string Renewed = "renewed";

    /// <summary>A refresh by which Sessionboard ended the grant.</summary>
    public const string Ended = "ended";

    /// <summary>A refresh whose connection was changed by somebody else meanwhile.</summary>
    public const string Superseded = "superseded";

    private const string Outcome = "outcome";

    private static readonly Counter<long> SignIns = Counter("sign_ins", "{sign_in}", "Sign-ins at Sessionboard that came to an end, by how.");

    private static readonly Counter<long> SignOuts = Counter("sign_outs", "{connection}", "Connections that this server ended, by the reason. Commands are programs of their own: what those end is in connections.ended.");

    private static readonly Counter<long> Refreshes = Counter("refreshes", "{refresh}", "Renewals of grants at Sessionboard, by how they ended.");

    /// <summary>The label of each of <see cref="EndReasons"/>.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [EndReasons.Disconnected] = "person",
        [EndReasons.Operator] = "operator",
        [EndReasons.Client] = "assistant",
        [EndReasons.Upstream] = "sessionboard",
        [EndReasons.Reused] = "reused",
        [EndReasons.NeverTaken] = "never_taken",
        [EndReasons.Expired] = "expired",
    };

    /// <summary>Tells of everything that it did not happen yet: of a number that is not there nobody can say that it rose.</summary>
    public static void Begin()
    {
        foreach (var outcome in (string[])[Connected, Refused, Abandoned, Failed])
            SignIns.Add(0, new KeyValuePair<string, object?>(Outcome, outcome));
        foreach (var outcome in (string[])[Renewed, Ended, Superseded, Failed, FailedHere])
            Refreshes.Add(0, new KeyValuePair<string, object?>(Outcome, outcome));
        foreach (var (_, reason) in Reasons.Where(reason => reason.Key != EndReasons.Operator))
            SignOuts.Add(0, new KeyValuePair<string, object?>("reason", reason));
    }

    /// <summary>Counts a sign-in.</summary>
    public static void SignedIn(string outcome) => SignIns.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));

    /// <summary>Counts a connection that ended.</summary>
    /// <param name="reason">One of <see cref="EndReasons"/>.</param>
    public static void SignedOut(string reason) => SignOuts.Add(1, new KeyValuePair<string, object?>("reason", Reasons[reason]));

    /// <summary>Counts a refresh.</summary>
    public static void Refreshed(string outcome) => Refreshes.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));

    private static Counter<long> Counter(string name, string unit, string description) =>
        TelemetrySource.Meter.CreateCounter<long>(TelemetrySource.Prefix + name, unit, description);
}

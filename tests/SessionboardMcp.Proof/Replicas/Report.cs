using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using SessionboardMcp.Server.Tests.Flows.Replicas;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>What was seen, as a table for results.md.</summary>
internal sealed class Report(Scene scene, Tally tally, int minutes, int connections, bool hasOther)
{
    private double _p50;
    private double _p99;
    private double _longest;
    private int _answered;

    public required IReadOnlyList<Passed> SignedIn { get; init; }

    public Unrest Unrest { get; set; } = null!;

    public Ledger Ledger { get; set; } = null!;

    public int GrantsLost { get; set; }

    /// <summary>Connections that ended in the database.</summary>
    public long Ended { get; set; }

    private int Failed => tally.Failed.Where(failed => !IsAway(failed)).Sum(failed => failed.Value);

    private int Wrong => tally.Of(HttpStatusCode.Unauthorized) + tally.Of(HttpStatusCode.InternalServerError);

    // Once it answers again there are five seconds; nobody is turned away at any other time.
    private int TurnedAwayWrongly => tally.TurnedAway.Where(turned => turned.Key != Phases.Away).Sum(turned => turned.Value);

    // A request that follows another to the same replica, while the connections were made.
    private int SameReplica => SignedIn.Zip(SignedIn.Skip(1)).Count(pair => pair.First.To == pair.Second.To);

    private int BadEnds => scene.Replicas.Sum(replica => replica.BadEnds);

    /// <summary>Whether all was as the server promises.</summary>
    public bool IsAsPromised =>
        Failed == 0 && Wrong == 0 && TurnedAwayWrongly == 0 && SameReplica == 0 && BadEnds == 0 && GrantsLost == 0 && Ended == 0 && Ledger is { Twice: 0, Lost: 0 } && Unrest.UntilNormal <= TimeSpan.FromSeconds(5)
        && Unrest.Residence.IsFlat;

    /// <summary>Keeps the times of the calls until now.</summary>
    public void Took(Tally calls)
    {
        var times = calls.Times;
        (_answered, _p50, _p99, _longest) = (times.Count, times[times.Count / 2], times[times.Count * 99 / 100], times[^1]);
    }

    public void Print()
    {
        var memory = Unrest.Residence;
        Line($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, load {File.ReadAllText("/proc/loadavg").Split(' ')[1]}, {Nginx.Name}, {DateTime.UtcNow:yyyy-MM-dd}\n");
        Line($"| what | seen |\n| --- | --- |");
        Line($"| signing in and refreshing, {connections} connections | {SignedIn.Count} requests, {SameReplica} of them at the replica of the one before |");
        Line($"| calls in {minutes} min, {connections} connections, replica after replica | {_answered} answered; p50 {_p50:F1} ms, p99 {_p99:F0} ms, longest {_longest / 1000:F1} s |");
        Line($"| replicas stopped and started meanwhile{(hasOther ? ", one of them of another build" : "")} | {Unrest.Replaced}; {BadEnds} of them ended with another code than 0 |");
        Line($"| failed calls | {Failed}{Kinds(isAway: false)} |");
        Line($"| 401, 500, at any time | {tally.Of(HttpStatusCode.Unauthorized)}, {tally.Of(HttpStatusCode.InternalServerError)} |");
        Line($"| 503 with `Retry-After` while PostgreSQL was away for 10 s, and at any other time | {tally.TurnedAway.GetValueOrDefault(Phases.Away)}, {TurnedAwayWrongly} |");
        Line($"| answered otherwise then: calls that were under way | {tally.Failed.Where(IsAway).Sum(failed => failed.Value)}{Kinds(isAway: true)} |");
        Line($"| until all calls were answered as usual, once it was back | {Unrest.UntilNormal.TotalSeconds:F1} s |");
        Line($"| grants lost, connections ended | {GrantsLost}, {Ended} of {connections} |");
        Line($"| tags made, there twice, lost | {Ledger.Made}, {Ledger.Twice}, {Ledger.Lost}; without an answer {Ledger.Unsure} |");
        Line($"| resident MiB of the replica that stayed for the last {memory.Span.TotalMinutes:F1} min, mean of its second quarter and of its last | {memory.Then:F0}, {memory.Now:F0}: {(memory.IsFlat ? "flat" : "NOT flat")} |");
        Line($"| MiB in use in it after a collection, a quarter on its way and at the end | {memory.HeapThen:F1}, {memory.HeapNow:F1} |");
        Line($"\nResident MiB of the replica that stayed, every 10 s: {memory.Way}");
        foreach (var (lost, times) in scene.Front.Lost().CountBy(lost => lost))
            Line($"\nThe proxy said {times} times: {lost}");
        foreach (var (message, times) in scene.Replicas.SelectMany(replica => replica.Errors).GroupBy(error => error.Key, (message, all) => (message, all.Sum(error => error.Value))))
            Line($"\nIn the logs {times} times: {message}");
    }

    private static bool IsAway(KeyValuePair<(string Phase, string Kind), int> failed) => failed.Key.Phase == Phases.Away;

    private string Kinds(bool isAway) => string.Concat(tally.Failed.Where(failed => IsAway(failed) == isAway).Select(failed => $"; {failed.Value} × {failed.Key.Kind} ({failed.Key.Phase})"));

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

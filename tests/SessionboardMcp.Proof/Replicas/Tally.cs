using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>What became of all calls.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<(string Phase, string Kind), int> _failed = new();
    private readonly ConcurrentDictionary<string, int> _turnedAway = new();
    private readonly ConcurrentBag<double> _times = [];
    private long _lastTrouble;

    /// <summary>What goes on now; failures are counted for each.</summary>
    public string Phase { get; set; } = Phases.SigningIn;

    /// <summary>Calls that were answered, with their times in milliseconds.</summary>
    public IReadOnlyList<double> Times => [.. _times.Order()];

    public int Answered => _times.Count;

    /// <summary>Calls answered 503 with <c>Retry-After</c>, by what went on when they were sent.</summary>
    public IReadOnlyDictionary<string, int> TurnedAway => _turnedAway;

    /// <summary>Every other call, by what went on and what was answered.</summary>
    public IReadOnlyDictionary<(string Phase, string Kind), int> Failed => _failed;

    /// <summary>When a call was last answered with anything but what it asked for.</summary>
    public long LastTrouble => Interlocked.Read(ref _lastTrouble);

    public void Answer(double milliseconds) => _times.Add(milliseconds);

    public void TurnAway(string phase)
    {
        Interlocked.Exchange(ref _lastTrouble, Stopwatch.GetTimestamp());
        _turnedAway.AddOrUpdate(phase, 1, (_, times) => times + 1);
    }

    public void Fail(string phase, string kind)
    {
        Interlocked.Exchange(ref _lastTrouble, Stopwatch.GetTimestamp());
        _failed.AddOrUpdate((phase, kind), 1, (_, times) => times + 1);
    }

    /// <summary>How many were answered with a status.</summary>
    public int Of(HttpStatusCode status) => _failed.Where(failed => failed.Key.Kind == Kind(status)).Sum(failed => failed.Value);

    public static string Kind(HttpStatusCode status) => $"HTTP {(int)status}";
}

/// <summary>What goes on.</summary>
internal static class Phases
{
    public const string SigningIn = "signing in";
    public const string Quiet = "all quiet";
    public const string InTurn = "replicas stop and start in turn";
    public const string Away = "PostgreSQL away";
    public const string Back = "PostgreSQL just back";
}

using System.Diagnostics.Metrics;
using System.Text.Json;
using SessionboardMcp.Api.Telemetry;

namespace SessionboardMcp.Core.Changes;

/// <summary>Counts what became of change sets.</summary>
public static class ChangeMeters
{
    private static readonly Counter<long> Changes = TelemetrySource.Meter.CreateCounter<long>(
        TelemetrySource.Prefix + "changes", "{change}", "Change sets by what became of them: a state is counted as it is reached.");

    private static readonly KeyValuePair<string, object?>[] States =
        [.. Enum.GetValues<ChangeState>().Select(state => new KeyValuePair<string, object?>("state", JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString())))];

    /// <summary>Tells of every state that it was not reached yet: of a number that is not there nobody can say that it rose.</summary>
    public static void Begin()
    {
        foreach (var state in States)
            Changes.Add(0, state);
    }

    /// <summary>Counts a change set that is kept in another state than before.</summary>
    internal static void Became(ChangeSet kept) => Changes.Add(1, States[(int)kept.State]);
}

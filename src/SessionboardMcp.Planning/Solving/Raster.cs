using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>The slots: from the start of the day and from the end of each break on.</summary>
internal static class Raster
{
    /// <summary>When a session of a length may start, so that it is over before the break and the end of the day.</summary>
    public static IEnumerable<int> Starts(Timeline timeline, int slot, int length)
    {
        foreach (var open in timeline.Open)
        {
            for (var start = open.From; start + length <= open.To; start += slot)
                yield return start;
        }
    }
}

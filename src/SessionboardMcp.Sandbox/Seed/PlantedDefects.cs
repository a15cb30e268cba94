namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Every defect that the seed holds; there are no others.</summary>
public static class PlantedDefects
{
    /// <summary>The table, by event and kind.</summary>
    public static IReadOnlyList<PlantedDefect> All { get; } = [];
}

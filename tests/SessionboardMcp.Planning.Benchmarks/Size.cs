namespace SessionboardMcp.Planning.Benchmarks;

/// <summary>How large an event is.</summary>
internal sealed record Size(int Sessions, int Rooms, int Days, int People, int Tracks)
{
    public static IReadOnlyList<Size> All { get; } =
    [
        new(60, 8, 1, 80, 5), new(150, 8, 2, 180, 6), new(400, 12, 3, 450, 10), new(700, 20, 3, 780, 12), new(1000, 30, 3, 1100, 16),
    ];
}

namespace SessionboardMcp.Planning.Solving;

/// <summary>A start and a room; of a session without a place both are -1, of one that is fixed without a room only the room.</summary>
internal readonly record struct Spot(int Start, int Room)
{
    public static Spot None { get; } = new(-1, -1);

    public bool IsPlace => Start >= 0;
}

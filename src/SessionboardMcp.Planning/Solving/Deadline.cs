namespace SessionboardMcp.Planning.Solving;

/// <summary>Whether to stop, for innermost loops: the clock is looked at now and then only, and what is over stays so.</summary>
/// <param name="isOver">Whether the time is over, or somebody ended the search.</param>
internal sealed class Deadline(Func<bool> isOver)
{
    private const int Interval = 16;

    private int _asked;
    private bool _isOver;

    /// <summary>For who may take all the time there is.</summary>
    public static Deadline None { get; } = new(() => false);

    public bool IsOver => _isOver || (_asked++ % Interval == 0 && (_isOver = isOver()));
}

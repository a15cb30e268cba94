namespace SessionboardMcp.Planning.Rules;

/// <summary>A rule as somebody wrote it, and what it was understood as.</summary>
/// <param name="Text">The text.</param>
/// <param name="Words">The same, read back: what will be held, in a sentence.</param>
/// <param name="Conditions">What it asks for.</param>
/// <param name="Weight">For a wish how much it counts, 1 to 100; null for a rule that always holds.</param>
public sealed record Rule(string Text, string Words, IReadOnlyList<Condition> Conditions, int? Weight = null)
{
    /// <summary>Whether it is a wish, which may stay unfulfilled.</summary>
    public bool IsWish => Weight is not null;
}

using System.Globalization;

namespace SessionboardMcp.Planning.Results;

/// <summary>What the plan reaches, and what no plan can exceed. First it is placed as much as possible, then moved as little, then wishes count.</summary>
/// <param name="Placed">How many sessions have a place, those that are fixed not counted.</param>
/// <param name="PlacedAtMost">How many could have one at most.</param>
/// <param name="Moved">How many of those that should stay moved (<see cref="PlacementChange.Moved"/>).</param>
/// <param name="MovedAtLeast">How many have to move or lose their place at least, where as many are placed as here.</param>
/// <param name="Wishes">The weight of the wishes that are fulfilled.</param>
/// <param name="WishesAtMost">What it could be at most, where as many are placed and stay as here.</param>
public sealed record PlanBounds(int Placed, int PlacedAtMost, int Moved, int MovedAtLeast, long Wishes, long WishesAtMost)
{
    internal static PlanBounds None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>How many of those that should stay have no place any more.</summary>
    public int Removed { get; init; }

    /// <summary>How many should stay.</summary>
    public int Stayers { get; init; }

    /// <summary>How many are in rooms too small for them, as no other could be had; those that stay in one, or are in one by a rule, are not counted.</summary>
    public int TooSmall { get; init; }

    /// <summary>How many have to be at least, where as many are placed as here.</summary>
    public int TooSmallAtLeast { get; init; }

    /// <summary>Whether it is proven that there is no better plan.</summary>
    public bool IsBest => Placed == PlacedAtMost && TooSmall == TooSmallAtLeast && Moved + Removed == MovedAtLeast && Wishes == WishesAtMost;

    /// <summary>The gap in words.</summary>
    public string Words()
    {
        var parts = new List<string> { Part($"{Number(Placed)} placed", Placed, PlacedAtMost, "at most {0} can be") };
        if (TooSmall > 0)
            parts.Add(Part($"{Number(TooSmall)} in rooms that are too small", TooSmall, TooSmallAtLeast, "at least {0} have to be"));
        if (Moved + Removed > 0 || MovedAtLeast > 0)
        {
            parts.Add(Removed == 0
                ? Part($"{Number(Moved)} moved", Moved, MovedAtLeast, "at least {0} have to be")
                : Part($"{Number(Moved)} moved and {Number(Removed)} taken out", Moved + Removed, MovedAtLeast, "at least {0} have to be one or the other"));
        }

        if (WishesAtMost > 0)
            parts.Add(Part($"{Number(Wishes)} weight of wishes fulfilled", Wishes, WishesAtMost, "at most {0} can be"));
        return $"{string.Join("; ", parts)}.";
    }

    private static string Part(string what, long value, long bound, string other) =>
        $"{what}, {(value == bound ? "which is proven to be the best" : string.Format(CultureInfo.InvariantCulture, other, Number(bound)))}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Checks;

/// <summary>Something that a rule compares with others of its group.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="Of">It.</param>
/// <param name="Key">What tells its group, as <see cref="KeyHash"/> has it: groups may share one.</param>
/// <param name="Place">The place of its record among all.</param>
/// <param name="Within">Its place among what the record has of them.</param>
internal readonly record struct Placed<T>(T Of, int Key, int Place, int Within = 0);

/// <summary>A problem, with the group that it was found in.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Key">What tells the group, as <see cref="KeyHash"/> has it: groups may share one.</param>
/// <param name="Place">The place of the group's first record among all.</param>
/// <param name="Within">The group's place among those that begin with that record.</param>
internal readonly record struct Found(Problem Problem, int Key, int Place, int Within) : IComparable<Found>
{
    /// <inheritdoc/>
    public int CompareTo(Found other) => Place != other.Place ? Place.CompareTo(other.Place) : Within.CompareTo(other.Within);
}

namespace SessionboardMcp.Planning.Rules;

/// <summary>Some hours of some days, in local time.</summary>
/// <param name="Days">The days; none means every day.</param>
/// <param name="From">From when on; null is from the start of the day.</param>
/// <param name="To">Until when; null is to the end of the day.</param>
public sealed record TimeWindow(IReadOnlyList<DateOnly> Days, TimeOnly? From, TimeOnly? To);

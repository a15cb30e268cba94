namespace SessionboardMcp.Api.Flights;

/// <summary>How far a reading is.</summary>
/// <param name="Done">The pages that are read.</param>
/// <param name="Total">The pages that there are, as far as is known.</param>
public readonly record struct Steps(int Done, int Total);

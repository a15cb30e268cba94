namespace SessionboardMcp.Api.Flights;

/// <summary>How far a reading is, or whatever else takes long and several wait for.</summary>
/// <param name="Done">The pages that are read.</param>
/// <param name="Total">The pages that there are, as far as is known.</param>
/// <param name="Words">The same in words, where it is no reading; null where it is.</param>
public readonly record struct Steps(int Done, int Total, string? Words = null);

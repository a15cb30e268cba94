namespace SessionboardMcp.SbQL.Checking;

/// <summary>The names that a kind of setting has.</summary>
/// <param name="Kind">What one is called, such as <c>track</c>.</param>
/// <param name="All">Every name; case does not matter.</param>
/// <param name="Shown">Those of them that may be told.</param>
public sealed record KnownNames(string Kind, IReadOnlyCollection<string> All, IReadOnlyCollection<string> Shown);

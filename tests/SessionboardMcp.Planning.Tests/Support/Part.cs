namespace SessionboardMcp.Planning.Tests.Support;

/// <summary>One thing that a rule asks for: whether the sessions that it is about have places, and whether it holds where they are.</summary>
internal readonly record struct Part(bool IsPlaced, bool Holds);

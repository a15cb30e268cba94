namespace SessionboardMcp.SbQL.Tests.Checking;

/// <summary>A query and what is said of it first.</summary>
internal sealed record WrongQuery(string Text, string Code, int Column, int Length, string Message, string? Mended, bool IsSafe);

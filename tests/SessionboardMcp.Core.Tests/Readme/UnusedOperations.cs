namespace SessionboardMcp.Core.Tests.Readme;

/// <summary>Why no tool uses an operation that the sandbox emulates.</summary>
internal static class UnusedOperations
{
    /// <summary>The reasons by the operations' ids.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>();
}

namespace SessionboardMcp.Core.Tests.Readme;

/// <summary>Calls of tools beside their samples, where other arguments ask for other operations.</summary>
internal static class OperationCalls
{
    /// <summary>The calls of a tool.</summary>
    public static IEnumerable<object> Of(string tool) => [];
}

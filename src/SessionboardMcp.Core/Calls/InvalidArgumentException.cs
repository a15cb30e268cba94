namespace SessionboardMcp.Core.Calls;

/// <summary>An argument that cannot be used. Its message says which, why, and what a right one looks like.</summary>
internal sealed class InvalidArgumentException(string message) : Exception(message)
{
    /// <summary>An argument of the wrong shape.</summary>
    public static InvalidArgumentException For(ToolInput input, string problem) =>
        new($"Argument `{input.Name}` {problem}. A right one: {{\"{input.Name}\": {input.Example}}}.");
}

namespace SessionboardMcp.Core.Requests;

/// <summary>What is said about parameters that cannot be read.</summary>
public static class Unreadable
{
    /// <summary>A sentence that shows right ones.</summary>
    /// <param name="method">The method.</param>
    public static string ParamsOf(string method) => RequestShape.Of(method) is { } shape
        ? $"The params of {method} cannot be read. Right ones: {shape.Example}."
        : "The params of this request cannot be read: they are an object with the members that the protocol names.";
}

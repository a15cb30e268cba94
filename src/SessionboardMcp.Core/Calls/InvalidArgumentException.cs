namespace SessionboardMcp.Core.Calls;

/// <summary>An argument that cannot be used. Its message says which, why, and what a right one looks like.</summary>
internal sealed class InvalidArgumentException : Exception
{
    private readonly Lazy<string>? _made;

    /// <summary>With a message that is known.</summary>
    public InvalidArgumentException(string message)
        : base(message)
    {
    }

    /// <summary>With a message that takes a search, such as for the nearest names: of a table with hundreds of wrong rows only the first are told.</summary>
    public InvalidArgumentException(Func<string> message) => _made = new Lazy<string>(message);

    /// <inheritdoc/>
    public override string Message => _made?.Value ?? base.Message;

    /// <summary>An argument of the wrong shape.</summary>
    public static InvalidArgumentException For(ToolInput input, string problem) =>
        new($"Argument `{input.Name}` {problem}. A right one: {{\"{input.Name}\": {input.Example}}}.");
}

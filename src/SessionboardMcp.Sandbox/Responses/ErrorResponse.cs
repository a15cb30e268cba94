namespace SessionboardMcp.Sandbox.Responses;

/// <summary>The body of every error.</summary>
internal sealed record ErrorResponse
{
    public required string Error { get; init; }

    public required string Message { get; init; }
}

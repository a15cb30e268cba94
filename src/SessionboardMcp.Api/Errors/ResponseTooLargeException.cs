namespace SessionboardMcp.Api.Errors;

/// <summary>An answer was larger, after decompression, than the configured number of bytes.</summary>
public sealed class ResponseTooLargeException : SessionboardException
{
    internal ResponseTooLargeException(string operation, int status, int maxBytes, string message)
        : base(operation, status, message) => MaxBytes = maxBytes;

    /// <summary>The cap that was hit, in bytes.</summary>
    public int MaxBytes { get; }
}

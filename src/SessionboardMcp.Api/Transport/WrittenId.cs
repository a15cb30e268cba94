namespace SessionboardMcp.Api.Transport;

/// <summary>Tells whether the answer of a write is about what was written.</summary>
internal static class WrittenId
{
    /// <summary>Whether a record of an answer is the one that was written.</summary>
    /// <param name="answered">The id in the answer.</param>
    /// <param name="asked">The id that was written to; null for a new record, which has any id but none.</param>
    public static bool Fits(string answered, string? asked) =>
        asked is null ? !string.IsNullOrWhiteSpace(answered) : string.Equals(answered.Trim(), asked.Trim(), StringComparison.OrdinalIgnoreCase);
}

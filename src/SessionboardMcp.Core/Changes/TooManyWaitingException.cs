namespace SessionboardMcp.Core.Changes;

/// <summary>So many change sets of a connection wait for a person that one more would only bury them.</summary>
public sealed class TooManyWaitingException() : Exception("Too many changes wait.")
{
    /// <summary>How many may wait.</summary>
    public const int Most = 20;
}

namespace SessionboardMcp.Core.Calls;

/// <summary>What the operator allows of queries. Section <c>Queries</c> of the configuration.</summary>
public sealed class QueryOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Queries";

    /// <summary>
    /// The longest SbQL query that is read and sent, in characters (UTF-16): 100 to 100,000. 20,000 by default, ten times what a person or a
    /// model has been seen to write.
    /// </summary>
    public int MaximumLength { get; set; } = 20_000;
}

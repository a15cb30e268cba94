namespace SessionboardMcp.SbQL.Syntax;

/// <summary>The functions of many rows.</summary>
public enum AggregateFunction
{
    /// <summary>How many rows there are, or how many have a value.</summary>
    Count,

    /// <summary>The sum of numbers.</summary>
    Sum,

    /// <summary>The mean of numbers.</summary>
    Avg,

    /// <summary>The least value.</summary>
    Min,

    /// <summary>The greatest value.</summary>
    Max,
}

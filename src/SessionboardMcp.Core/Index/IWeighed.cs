namespace SessionboardMcp.Core.Index;

/// <summary>Something that knows how much room it takes, also while it grows.</summary>
internal interface IWeighed
{
    /// <summary>The room that it takes besides the records of the index, in bytes.</summary>
    /// <param name="counted">What was counted already, and takes no room twice; what is counted now is added.</param>
    long Weigh(HashSet<object> counted);
}

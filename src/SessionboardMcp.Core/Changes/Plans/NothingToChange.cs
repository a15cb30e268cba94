using SessionboardMcp.Core.Calls;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>What is said of a call by which nothing would change: nothing is sent then. An empty value counts as not given, which whoever wants to empty a field must know.</summary>
internal static class NothingToChange
{
    /// <summary>The error.</summary>
    /// <param name="what">What is like this already, such as <c>the contact is</c>.</param>
    public static InvalidArgumentException Of(string what) =>
        new($"Nothing to change: {what} like this already, or no new value was given. An empty value changes nothing, as Sessionboard's API empties no field: that is done in Sessionboard.");
}

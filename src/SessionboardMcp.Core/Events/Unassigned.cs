using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Events;

/// <summary>Reads the word by which a search asks for what has no track, no room and the like.</summary>
internal static class Unassigned
{
    private const string Word = "none";

    /// <summary>Whether nothing is meant: <c>none</c>, or <c>(none)</c> as overviews write it where something is called so.</summary>
    /// <param name="wanted">What was given.</param>
    /// <param name="isName">Whether something of the event has that name.</param>
    public static bool IsMeant(string wanted, bool isName) =>
        Folding.Words(wanted) == Word && (!isName || wanted.Trim() == $"({Word})");
}

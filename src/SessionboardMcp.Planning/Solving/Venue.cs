using SessionboardMcp.Planning.Agenda;

namespace SessionboardMcp.Planning.Solving;

/// <summary>A room in terms of the problem.</summary>
/// <param name="Index">Its place in the list.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Capacity">How many it seats, where known.</param>
/// <param name="IsPlanned">False of a room that sessions may only stay in.</param>
internal sealed record Venue(int Index, string Id, string Name, int? Capacity, bool IsPlanned)
{
    /// <summary>When rules close it.</summary>
    public List<Span> Closed { get; } = [];
}

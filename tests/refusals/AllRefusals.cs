using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Refusals;

/// <summary>
/// Every refusal of every tool that changes something. A tool or a refusal that is new needs its case here: RefusalsThroughClientsTests of the
/// server says which one is missing.
/// </summary>
internal static class AllRefusals
{
    private const string Planner = "plan_agenda";

    /// <summary>The tools whose refusals these are: all that change something, and what explains places, whose arguments are read like theirs.</summary>
    public static IEnumerable<SessionboardTool> Tools => ToolCatalogue.Create().Where(tool => tool is ChangeTool or ExplainPlacementTool);

    /// <summary>Those that a connection can get.</summary>
    /// <param name="isMasked">Whether personal data is masked for it.</param>
    public static IReadOnlyList<Refusal> Of(bool isMasked) =>
    [
        .. ShapeRefusals.All.Concat(SessionRefusals.All).Concat(ManySessionsRefusals.All).Concat(PeopleRefusals.All).Concat(OtherRefusals.All).Concat(RemovalRefusals.All).Concat(AgendaRefusals.All)
            .Where(refusal => refusal.Masked is null || refusal.Masked == isMasked),
    ];

    /// <summary>Those of a program that does not plan: it says so to whatever it is asked to plan.</summary>
    /// <param name="isMasked">Whether personal data is masked for the connection.</param>
    public static IEnumerable<Refusal> WithoutPlanner(bool isMasked) => Of(isMasked).Select(refusal =>
        refusal.Tool == Planner ? refusal with { Says = "This program does not plan agendas: its planner is a large native library, which only the server carries. Tell the person to start the server on this machine" }
        : refusal.WithoutPlanner is { } says ? refusal with { Says = says } : refusal);
}

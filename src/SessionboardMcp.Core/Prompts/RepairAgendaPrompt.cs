using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Prompts;

/// <summary><c>repair_agenda</c>: the conflicts of the programme put right with the fewest moves, in a draft.</summary>
internal sealed class RepairAgendaPrompt() : SessionboardPrompt(
    "repair_agenda", "Repair the agenda", "Puts right what check_programme finds in times and rooms, with the fewest moves, in a draft. Nothing goes live.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredScopes => [.. base.RequiredScopes, Scopes.WriteEvents];

    /// <inheritdoc/>
    public override string? WhyOff(IServiceProvider services) => WritesSwitch.WhyOff(services) ?? AgendaPlanning.WhyOff(services);

    /// <inheritdoc/>
    protected override string Text(string chosen) =>
        $"""
        Repair the agenda of the event "{chosen}" with as few moves as possible.
        1. Call check_programme, and keep people and rooms that are used twice, and sessions larger than their room. Tell me what it finds, worst first. If nothing, stop.
        2. Call create_agenda_draft, which begins as the live agenda, and plan_agenda with that draft, `keep: "placed"` and the rule "everything fits the room".
           Where I said that a session must not move, give its time and room as a rule.
        3. Tell me each move: from where, to where, and which conflict it ends. Say whether fewer moves are possible, as the answer's bound tells.
           Where I do not like a move, call explain_placement for that session, and place_session where I choose.
        4. Call get_agenda_draft for what is left. Do not commit: I do that.
        """;
}

using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Tools;

namespace SessionboardMcp.Core.Prompts;

/// <summary><c>plan_agenda_from_scratch</c>: a draft with everything in it, made by rules that the person says.</summary>
internal sealed class PlanAgendaPrompt() : SessionboardPrompt(
    "plan_agenda_from_scratch", "Plan the agenda from scratch", "Asks what has to hold, plans all accepted sessions in a new draft, and shows what did not fit. Nothing goes live.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> RequiredScopes => [.. base.RequiredScopes, Scopes.WriteEvents];

    /// <inheritdoc/>
    public override string? WhyOff(IServiceProvider services) => WritesSwitch.WhyOff(services) ?? AgendaPlanning.WhyOff(services);

    /// <inheritdoc/>
    protected override string Text(string chosen) =>
        $"""
        Plan the agenda of the event "{chosen}" in a draft.
        1. Call get_event_overview, list_event_settings with kind rooms, and list_planning_rules. Then ask me, in one message: the days and hours, which rooms, how
           long sessions of each format are, who is away when, what has a fixed time or room, and which of the suggestions are right. Do not guess.
        2. Call create_agenda_draft, and plan_agenda with that draft, `keep: "nothing"`, and one sentence in `rules` for each thing that I said.
           Where rules may clash, only try it first.
        3. Read the rules back to me as the answer words them. Say how many sessions have a place, which have none and why, and how far it is from the best.
           Propose what would help those without a place; plan again after I chose.
        4. Call get_agenda_draft, and tell me what committing would change. Do not commit: I do that.
        """;
}

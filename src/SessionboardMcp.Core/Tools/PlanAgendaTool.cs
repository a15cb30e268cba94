using System.Globalization;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Agenda;
using SessionboardMcp.Core.Agenda.Asked;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Flow;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>plan_agenda</c>: gives sessions places in a draft, so that nobody and no room is in two at once and the rules hold.</summary>
internal sealed class PlanAgendaTool() : ChangeTool(
    "plan_agenda",
    "Plan the agenda",
    "Places accepted sessions, or those that filters choose as in search_sessions, in a draft: nobody and no room twice, rules held, most placed, fewest moves, then wishes. "
    + "Tells what has no place and why. Calling again goes on. In another's draft a person approves.",
    RecordAction.Update,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.ReadContacts, Scopes.WriteEvents],
    new ToolInputs(
    [
        EventArgument.Required, DraftArguments.Id, .. Conditions, AgendaArguments.Days, AgendaArguments.Hours, AgendaArguments.Rooms, AgendaArguments.SlotMinutes, AgendaArguments.ChangeOver,
        AgendaArguments.Minutes, AgendaArguments.Rules, Keep, TryOnly, Seconds, PageInput,
    ]))
{
    private const int UsualSeconds = 20;

    private static readonly ToolInput Keep = ToolInput.Text("keep", "placed, fixed or nothing.", "placed") with { Max = 20 };
    private static readonly ToolInput TryOnly = ToolInput.Truth("try_only", "Writes nothing.");
    private static readonly ToolInput Seconds = ToolInput.Integer("seconds", "Up to 40.", 20) with { Min = 1, Max = 40, TellsBounds = false };
    private static readonly ToolInput PageInput = ToolInput.Integer("page", "Of that plan.", 2) with { Min = 1, Max = 1_000, TellsBounds = false };

    // Parts go with their session, and an abstract has no place; what else sessions are chosen by goes here, too.
    private static IEnumerable<ToolInput> Conditions =>
        SearchSessionsTool.Conditions.Where(input => input.Name is not ("kind" or "room" or "level" or "language" or "changed_after")).Select(input => input with { Description = "Filter." });

    /// <inheritdoc/>
    public override ToolView View => ToolView.AgendaBoard;

    /// <inheritdoc/>
    public override string? WhyOff(IServiceProvider services) => base.WhyOff(services) ?? AgendaPlanning.WhyOff(services);

    /// <inheritdoc/>
    internal override ChangeContent Content => ChangeContent.Searched;

    /// <inheritdoc/>
    protected override async Task<ChangePlan> PlanAsync(ToolCall call, ChangeReader changes, CancellationToken cancellationToken)
    {
        var asked = AskedEvent.Of(call, await EventArgument.RequiredAsync(call, cancellationToken));
        var keep = Choice.Of(Keep.Name, call.Arguments.Text(Keep.Name), ["placed", "fixed", "nothing"]) switch
        {
            "fixed" => AgendaHold.Fixed,
            "nothing" => AgendaHold.Free,
            _ => AgendaHold.Stays,
        };
        var draft = await AskedDraft.ReadAsync(asked, await changes.ListAsync(call.Caller.Subject, cancellationToken), cancellationToken);
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var page = call.Arguments.Integer(PageInput.Name) ?? 1;
        var made = await AgendaPlanning.MakeAsync(
            asked,
            draft.Draft.Id,
            draft.Placements,
            [.. await ChosenAsync(asked, sessions, cancellationToken)],
            keep,
            TimeSpan.FromSeconds(call.Arguments.Integer(Seconds.Name) ?? UsualSeconds),
            isAnother: page == 1,
            cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var answer = new PlanAnswer(asked, made, sessions);
        if (page > 1 || call.Arguments.Truth(TryOnly.Name) || answer.Moves.Count == 0)
            return new ChangePlan { Event = asked.Summary, Summary = "", Records = [], Answer = _ => answer.Alone(page) };
        var plan = await PlacementPlan.OfAsync(asked, draft, answer.Moves, Summary(asked, draft, answer), cancellationToken);
        return plan with { Answer = told => told is null ? answer.Alone(page) : answer.With(told) };
    }

    private static async Task<IEnumerable<IndexedSession>> ChosenAsync(AskedEvent asked, IndexPart<IndexedSession> sessions, CancellationToken cancellationToken)
    {
        var filter = await SessionFilter.ReadAsync(asked, sessions, cancellationToken);
        var isOfStatus = asked.Call.Arguments.Has("status");
        List<IndexedSession> chosen = [.. filter.Of(sessions).Where(session => !session.Record.IsAbstract && (isOfStatus || session.IsLive))];
        return chosen.Count > 0
            ? chosen
            : throw new InvalidArgumentException($"No {(isOfStatus ? "" : "accepted ")}session meets the conditions, so nothing was planned. search_sessions shows what there is.");
    }

    private static string Summary(AskedEvent asked, AskedDraft draft, PlanAnswer answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"Plan {answer.Moves.Count} session{(answer.Moves.Count == 1 ? "" : "s")} in the draft {Answers.StrangersText.Quoted(draft.Name, asked.Cells.Masks)}: {answer.New} get a place, {answer.Moved} move{(answer.Completed > 0 ? $", {answer.Completed} keep their time and get a room" : "")}{(answer.Removed > 0 ? $", {answer.Removed} lose theirs" : "")}.");
}

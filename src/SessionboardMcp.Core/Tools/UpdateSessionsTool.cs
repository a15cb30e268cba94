using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Changes.Plans;
using SessionboardMcp.Core.Events;
using SessionboardMcp.Core.Index;

namespace SessionboardMcp.Core.Tools;

/// <summary><c>update_sessions</c>: the same new values for several sessions, chosen as <c>search_sessions</c> chooses them, or a table with those of each.</summary>
internal sealed class UpdateSessionsTool() : EventChangeTool(
    "update_sessions",
    "Change several sessions",
    "Gives the same new values (set_…, add_tags, remove_tags) to the sessions and abstracts that meet every condition given, as in search_sessions, or to ids; "
    + "or to each row of a table its own. 500 at most, fixed when planned. A person approves it first. More than 25 are sent in bulk, not guarded.",
    RecordAction.Update,
    [Scopes.ReadInsights, Scopes.ReadEvents, Scopes.ReadSessions, Scopes.WriteSessions],
    [Ids, .. SearchSessionsTool.Conditions.Select(input => input with { Description = "Filter." }), SetStatus, SetRoom, SetTrack, SessionArguments.AddTags, SessionArguments.RemoveTags, SetIsPublic, SetCapacity, SessionTable.Input])
{
    private static readonly ToolInput Ids = ToolInput.TextList("ids", "Ids, friendly ids or exact titles, instead of conditions.", "DEV-12", "DEV-13") with { Max = 100 };
    private static readonly ToolInput SetStatus = New(SessionArguments.Status);
    private static readonly ToolInput SetRoom = New(SessionArguments.Room);
    private static readonly ToolInput SetTrack = New(SessionArguments.Track);
    private static readonly ToolInput SetIsPublic = New(SessionArguments.IsPublic);
    private static readonly ToolInput SetCapacity = New(SessionArguments.Capacity);

    private static readonly ToolInput[] Values = [SetStatus, SetRoom, SetTrack, SessionArguments.AddTags, SessionArguments.RemoveTags, SetIsPublic, SetCapacity];

    /// <inheritdoc/>
    protected override async Task<ChangePlan> PlanAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var arguments = asked.Call.Arguments;
        if (arguments.Text(SessionTable.Input.Name) is { } table)
        {
            return Values.Concat(SearchSessionsTool.Conditions).Append(Ids).FirstOrDefault(input => arguments.Has(input.Name)) is { } beside
                ? throw new InvalidArgumentException($"Arguments `{SessionTable.Input.Name}` and `{beside.Name}` exclude each other: a table says which sessions and what they become.")
                : await ManySessionsPlan.OfAsync(asked, await SessionTable.ReadAsync(asked, table, cancellationToken), cancellationToken);
        }

        if (!Values.Any(input => arguments.Has(input.Name)))
            throw new InvalidArgumentException($"No new value was given. Give at least one of {string.Join(", ", Values.Select(input => $"`{input.Name}`"))}.");
        return await ManySessionsPlan.UpdateAsync(asked, await ChosenAsync(asked, cancellationToken), cancellationToken);
    }

    private static async Task<IReadOnlyList<IndexedSession>> ChosenAsync(AskedEvent asked, CancellationToken cancellationToken)
    {
        var sessions = await asked.Index.SessionsAsync(cancellationToken);
        var hasConditions = SearchSessionsTool.Conditions.Any(input => asked.Call.Arguments.Has(input.Name));
        if (asked.Call.Arguments.TextList(Ids.Name) is { Count: > 0 } ids)
        {
            return hasConditions
                ? throw new InvalidArgumentException("Argument `ids` and conditions exclude each other. Give one of them.")
                : [.. ids.Select(id => Named(id, sessions)).DistinctBy(session => session.Record.Id)];
        }

        return hasConditions
            ? [.. (await SessionFilter.ReadAsync(asked, sessions, cancellationToken)).Of(sessions)]
            : throw new InvalidArgumentException("Say which sessions: give `ids`, or at least one condition, such as {\"status\": \"accepted\"}.");
    }

    private static IndexedSession Named(string wanted, IndexPart<IndexedSession> sessions)
    {
        var meant = NameResolver.Resolve(Ids.Name, "session", wanted, IndexChoices.Sessions(sessions));
        return sessions.Items.FirstOrDefault(session => session.Record.Id == meant.Id)
            ?? throw new InvalidArgumentException($"Argument `{Ids.Name}`: {Answers.StrangersText.Quoted(wanted)} is a part of a session. Parts are changed one by one, with update_session.");
    }

    private static ToolInput New(ToolInput input) => input with { Name = ManySessionsPlan.Prefix + input.Name };
}

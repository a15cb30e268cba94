using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Events;

namespace SessionboardMcp.Core.Changes.Plans;

/// <summary>Finds the agenda draft that the argument <c>draft_id</c> names, by id or exact name.</summary>
internal static class NamedDraft
{
    /// <summary>The draft that is meant.</summary>
    /// <param name="wanted">What was given.</param>
    /// <param name="drafts">The drafts of the event.</param>
    /// <exception cref="InvalidArgumentException">There is none, or more than one.</exception>
    public static AgendaDraft Of(string wanted, IReadOnlyList<AgendaDraft> drafts)
    {
        if (drafts.Count == 0)
            throw new InvalidArgumentException($"Argument `{DraftArguments.Id.Name}`: the event has no agenda draft yet. create_agenda_draft makes one, which begins as the live agenda.");
        var meant = NameResolver.Resolve(DraftArguments.Id.Name, "agenda draft", wanted, drafts.Select(draft => new NamedChoice(draft.Id, draft.Name?.Trim() ?? "")));
        return drafts.First(draft => draft.Id == meant.Id);
    }
}

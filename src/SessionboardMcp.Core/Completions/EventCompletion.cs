using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Answers;
using SessionboardMcp.Core.Calls;
using SessionboardMcp.Core.Prompts;
using SessionboardMcp.SbQL.Names;

namespace SessionboardMcp.Core.Completions;

/// <summary>Completes the event argument of prompts with names, and that of resource addresses with ids.</summary>
internal static class EventCompletion
{
    // MCP 2026-07-28, completion: at most 100 values.
    private const int MaxValues = 100;
    private const int MaxName = 200;

    /// <summary>Answers <c>completion/complete</c>.</summary>
    public static async ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellationToken)
    {
        var isPrompt = request.Params.Ref is PromptReference && request.Params.Argument.Name == SessionboardPrompt.EventArgument;
        var isAddress = request.Params.Ref is ResourceTemplateReference && request.Params.Argument.Name == "event_id";
        if (!isPrompt && !isAddress)
            return new CompleteResult();

        // A grant without them has nothing to propose, and a completion has no way to say why.
        string[] scopes = [Scopes.ReadInsights, Scopes.ReadEvents];
        var caller = request.Services!.GetRequiredService<Caller>();
        if (caller.FirstMissing(scopes) is not null)
            return new CompleteResult();

        var client = await Entrance.PassAsync(request.Services!, caller, scopes, cancellationToken);
        var events = (await client.Events.ListAsync(cancellationToken)).Value;
        var begun = Folding.Words(request.Params.Argument.Value);
        var values = events
            // Signs alone begin no name.
            .Where(candidate => (begun.Length > 0 || request.Params.Argument.Value.Length == 0)
                && (Id(candidate).StartsWith(begun, StringComparison.Ordinal) || Folding.Words(candidate.Name).Contains(begun, StringComparison.Ordinal)))
            .Select(candidate => isPrompt ? StrangersText.Shown(candidate.Name, masks: true, MaxName, out _) : Id(candidate))
            .ToList();
        return new CompleteResult
        {
            Completion = new Completion { Values = [.. values.Take(MaxValues)], Total = values.Count, HasMore = values.Count > MaxValues },
        };
    }

    private static string Id(EventSummary summary) => summary.Id.ToString(CultureInfo.InvariantCulture);
}

using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Core.Answers;

namespace SessionboardMcp.Core.Changes.Records;

/// <summary>
/// What a write that Sessionboard does not allow (403) proves, and what is said of it. It has several causes: the API reference says "Insufficient scope
/// or feature not enabled" of creates, and a person's own permissions count for each request.
/// </summary>
internal static class ForbiddenWrite
{
    /// <summary>The record, with what the failure proves of the connection's rights; as it is where the failure is another.</summary>
    public static RecordChange Noted(RecordChange record, SessionboardException failure) => failure is ForbiddenException forbidden
        ? record with { WasForbidden = true, MissingScope = forbidden.IsOfScope ? forbidden.MissingScope : null }
        : record;

    /// <summary>What is said of it.</summary>
    public static string Note(RecordChange record, ForbiddenException forbidden) => forbidden.IsOfScope
        ? $"Sessionboard does not allow it (403){Said(forbidden.UpstreamMessage)}. This connection lacks the scope {forbidden.MissingScope}: ask an organization admin to give it."
        : Note(record, forbidden.UpstreamMessage, forbidden.MissingScope ?? ChangeScopes.WriteOf(record.Kind));

    /// <summary>The record, where an answer to several refuses this one so.</summary>
    public static RecordChange Of(RecordChange record, BulkResult result) => record with
    {
        Outcome = RecordOutcome.Refused,
        OutcomeNote = Note(record, result.UpstreamMessage, ChangeScopes.WriteOf(record.Kind)),
        WasForbidden = true,
    };

    /// <summary>Whether an answer to several refuses one so. Which codes there are is not published.</summary>
    public static bool Is(BulkResult result) =>
        result.Code is { } code && (code.Contains("FORBIDDEN", StringComparison.OrdinalIgnoreCase) || code.Contains("403", StringComparison.Ordinal));

    private static string Note(RecordChange record, string? said, string scope) =>
        $"Sessionboard does not allow it (403){Said(said)}. Either {(record.IsScopeProven ? "" : $"this connection lacks the scope {scope}, or ")}the event lacks a feature that this needs{Feature(record)}, "
        + "or this person may not change it. Ask an organization admin to check; other events may work.";

    private static string Said(string? words) => words is null ? "" : $": {StrangersText.Quoted(words, maxLength: 300)}";

    // API reference, create-session: is_abstract requires the Sessions 2.0 feature on the event.
    private static string Feature(RecordChange record) => record.Fields.Any(field => field.Field == SessionFields.IsAbstract.Name) ? " (abstracts need Sessions 2.0)" : "";
}

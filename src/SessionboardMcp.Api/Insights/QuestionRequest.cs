namespace SessionboardMcp.Api.Insights;

/// <summary>A question that Sessionboard's AI is to put into a query.</summary>
/// <param name="Prompt">The question, in a person's words.</param>
/// <param name="EventId">The event it is about; null for the whole organization.</param>
public sealed record QuestionRequest(string Prompt, int? EventId = null);

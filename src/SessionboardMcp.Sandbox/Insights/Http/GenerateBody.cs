namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>The body of a request to put a question into a query, as it comes.</summary>
internal sealed record GenerateBody
{
    public string? Prompt { get; init; }

    public int? EventId { get; init; }

    public IReadOnlyList<int>? EventIds { get; init; }

    public IReadOnlyList<ConversationTurn>? ConversationHistory { get; init; }
}

/// <summary>What was said before.</summary>
internal sealed record ConversationTurn
{
    public string? Role { get; init; }

    public string? Content { get; init; }
}

using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>A connection of the person.</summary>
/// <param name="visitor">Whose browser it came from.</param>
/// <param name="tokens">Its tokens.</param>
internal sealed class Connected(Visitor visitor, Visitor.Tokens tokens)
{
    /// <summary>Asks at the revision of 2025-11-25.</summary>
    public async Task<Reply> AskAsync(Question question)
    {
        using var response = await visitor.CallAsync(tokens.Access, question.Method, question.Parameters);
        return await Reply.OfAsync(response);
    }

    /// <summary>Several questions over this connection.</summary>
    public IReadOnlyList<Asked> For(IEnumerable<Question> questions) => [.. questions.Select(question => new Asked(question, this))];
}

/// <summary>A question over a connection.</summary>
internal sealed record Asked(Question Question, Connected Connection);

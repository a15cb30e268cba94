using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Tests.Samples;

namespace SessionboardMcp.Server.Tests.Flows.TakenAway;

/// <summary>The scopes without which Sessionboard itself answers none of <see cref="Question.All"/> in full.</summary>
internal static class Needs
{
    // Those of tools stand in their samples.
    private static readonly Dictionary<string, string[]> Resources = new(StringComparer.Ordinal)
    {
        ["sessionboard://events/3722"] = [Scopes.ReadSessions, Scopes.ReadContacts],
        ["sessionboard://events/3722/agenda"] = [Scopes.ReadSessions],
        ["sessionboard://events/3722/schema"] = [Scopes.ReadInsights],
    };

    /// <summary>By scope, the names of the questions; everything begins with the list of events.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Questions { get; } =
        ToolSamples.All.SelectMany(sample => sample.Needs).Append(Scopes.ReadEvents).Distinct()
            .ToDictionary(scope => scope, scope => (IReadOnlyList<string>)[.. Question.All.Where(question => IsAsked(question, scope) && Of(question).Contains(scope)).Select(question => question.Name)]);

    /// <summary>What we ask of a question: that, and insights, which Sessionboard demands for every use over MCP.</summary>
    public static IReadOnlyList<string> OfUs(Question question) =>
        question.Sample?.RequiredScopes ?? [.. Of(question).Append(Scopes.ReadInsights).Distinct()];

    private static IEnumerable<string> Of(Question question) =>
        [.. question.Sample?.BeginsWithEvents == false ? (string[])[] : [Scopes.ReadEvents], .. question.Sample?.Needs ?? Resources.GetValueOrDefault(question.Name, [])];

    // What waits is not written again; where its content is read, it is read anew.
    private static bool IsAsked(Question question, string scope) =>
        !question.Waits || (question.IsReadAnew && scope.StartsWith("read:", StringComparison.Ordinal));
}

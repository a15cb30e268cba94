using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Seed;

/// <summary>Makes the reviewers' ratings of abstracts, overall and by criterion.</summary>
internal static class RatingSeed
{
    private static readonly string[] Reviewers =
        ["Priya Natarajan", "Marcus Webb", "Elif Aydin", "Tomás Rivera", "Hannah Lindqvist", "Kwame Boateng"];

    private static readonly string[] Criteria = ["Relevance", "Originality", "Clarity"];

    private static readonly string[] Comments =
    [
        "Strong practical focus.", "Too close to a product pitch.", "Good speaker, title needs work.", "We had this topic last year.",
        "Would fill a large room.", "Ask for more detail on the evidence.", "Fits the beginner level better.",
    ];

    public static IReadOnlyList<Rating> For(EventDraft draft)
    {
        var dice = Dice.For(draft.Plan.Id, "ratings");
        return [.. draft.Sessions
            .Where(session => session is { IsAbstract: true, IsDraft: false, DeletedAt: null, ComposedInto: null } && session.Number % 3 != 0)
            .SelectMany(session => Of(session, dice, draft.Plan))];
    }

    private static IEnumerable<Rating> Of(Session session, Dice dice, EventPlan plan)
    {
        var first = dice.Between(0, Reviewers.Length - 1);
        for (var index = 0; index < 2; index++)
        {
            var reviewer = Reviewers[(first + index) % Reviewers.Length];
            var when = dice.Moment(plan.CallCloses, plan.LastChange);
            yield return Rate(session, reviewer, null, dice.Between(2, 10) * 0.5m, dice.Chance(40) ? dice.Pick(Comments) : null, when);
            foreach (var criterion in Criteria)
                yield return Rate(session, reviewer, criterion, dice.Between(1, 5), null, when);
        }
    }

    private static Rating Rate(Session session, string reviewer, string? criterion, decimal score, string? comment, DateTimeOffset when) =>
        new(StableId.Of($"rating/{session.Id}/{reviewer}/{criterion}"), session.Id, reviewer, criterion, score, comment, when);
}

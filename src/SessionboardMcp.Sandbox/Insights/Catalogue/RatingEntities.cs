using SessionboardMcp.Sandbox.World;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Insights.Catalogue;

/// <summary>
/// The three entities of evaluations. Events with participant roles ("Sessions 2.0") keep evaluations in a newer model that
/// Sessionboard's query language does not read, so they have no records here.
/// </summary>
internal static class RatingEntities
{
    public const string Ratings = "ratings";
    public const string CriteriaRatings = "criteria_ratings";
    public const string PlanRatings = "Evaluation_Plan_Ratings";

    /// <summary>What the schema says on every way to evaluations.</summary>
    public const string Warning =
        "Caution: evaluations of events with Sessions 2.0 are stored elsewhere and are not reached by this relationship.";

    public static IReadOnlyList<EntityDefinition> Definitions { get; } =
    [
        Define(Ratings, "rating", "Rating", "Overall ratings that reviewers gave abstracts. " + Warning, isCriterion: false),
        Define(CriteriaRatings, "criteria_rating", "CriteriaRating", "Ratings by single criterion. " + Warning, isCriterion: true),
        PlanRatingsDefinition(),
    ];

    private static EntityDefinition<RatingRecord> Define(
        string name, string singular, string findName, string description, bool isCriterion)
    {
        IReadOnlyList<ProjectedField<RatingRecord>> criterion =
            isCriterion ? [new("criterion", SbqlType.Text, "What was rated.", r => r.Rating.Criterion)] : [];
        return new(
        [
            new("id", SbqlType.Uuid, "Its id.", r => r.Rating.Id),
            new("event_id", SbqlType.Int, "The event it belongs to.", r => r.Event.Id),
            new("session_id", SbqlType.Uuid, "The abstract.", r => r.Rating.SessionId),
            new("reviewer", SbqlType.Text, "Who rated.", r => r.Rating.Reviewer),
            .. criterion,
            new("score", SbqlType.Decimal, "1 (worst) to 5 (best).", r => r.Rating.Score),
            new("comment", SbqlType.Text, "What the reviewer wrote.", r => r.Rating.Comment),
            new("created_at", SbqlType.Datetime, "When it was given.", r => r.Rating.CreatedAt),
        ],
        [new("session_key", SessionEntity.Name, r => r.Rating.SessionId.ToString())])
        {
            Name = name,
            Singular = singular,
            FindNames = [findName],
            Description = description,
            DefaultFields = ["session_id", "reviewer", .. criterion.Select(field => field.Name), "score"],
            Records = @event => RatingsOf(@event)
                .Where(rating => rating.Criterion is not null == isCriterion)
                .Select(rating => new RatingRecord(@event, rating)),
            Id = r => r.Rating.Id.ToString(),
        };
    }

    private static EntityDefinition<PlanRecord> PlanRatingsDefinition() => new(
        [
            new("session_id", SbqlType.Uuid, "The abstract.", r => r.SessionId),
            new("event_id", SbqlType.Int, "The event it belongs to.", r => r.Event.Id),
            new("average_score", SbqlType.Decimal, "The mean of its overall ratings.", r => r.Ratings.Average(rating => rating.Score)),
            new("rating_count", SbqlType.Int, "How many overall ratings it has.", r => r.Ratings.Count),
            new("lowest_score", SbqlType.Decimal, "The worst of them.", r => r.Ratings.Min(rating => rating.Score)),
            new("highest_score", SbqlType.Decimal, "The best of them.", r => r.Ratings.Max(rating => rating.Score)),
            new("last_rated_at", SbqlType.Datetime, "When the latest was given.", r => r.Ratings.Max(rating => rating.CreatedAt)),
        ],
        [new("session_key", SessionEntity.Name, r => r.SessionId.ToString())])
    {
        Name = PlanRatings,
        Singular = "Evaluation_Plan_Rating",
        FindNames = ["EvaluationPlanRating"],
        Description = "What the evaluation came to, one record for each abstract that was rated. " + Warning,
        DefaultFields = ["session_id", "average_score", "rating_count"],
        Records = @event => RatingsOf(@event)
            .Where(rating => rating.Criterion is null)
            .GroupBy(rating => rating.SessionId)
            .Select(group => new PlanRecord(@event, group.Key, [.. group])),
        Id = r => r.SessionId.ToString(),
    };

    private static IEnumerable<Rating> RatingsOf(Event @event)
    {
        if (@event.HasParticipantRoles)
            return [];
        var sessions = DefaultSearch.SessionsOf(@event).Select(session => session.Id).ToHashSet();
        return @event.Ratings.Where(rating => sessions.Contains(rating.SessionId));
    }

    private sealed record RatingRecord(Event Event, Rating Rating);

    private sealed record PlanRecord(Event Event, Guid SessionId, IReadOnlyList<Rating> Ratings);
}

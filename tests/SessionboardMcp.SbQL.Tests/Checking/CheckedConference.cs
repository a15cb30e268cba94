using SessionboardMcp.SbQL.Checking;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Tests.Conference;

namespace SessionboardMcp.SbQL.Tests.Checking;

/// <summary>The toy schema, with what only the checker cares for.</summary>
internal static class CheckedConference
{
    public static SbqlSchema Schema { get; } = new(
    [
        .. ToyConference.Schema.Entities.Select(entity => entity.Name != "sessions" ? entity : entity with
        {
            Fields = [.. entity.Fields, new("is_abstract", SbqlType.Boolean)],
            Relationships =
            [
                .. entity.Relationships,
                new("ratings", "ratings", Cardinality.Many),
                // A live schema may name what it does not tell.
                new("evaluations", "evaluations_v2", Cardinality.Many),
            ],
        }),
        new SbqlEntity("ratings", "rating", [], [new("id", SbqlType.Uuid), new("score", SbqlType.Decimal)], []),
    ]);

    public static CheckOptions Options { get; } = new()
    {
        KnownStatuses = ["accepted", "accept queue", "pending", "decline queue", "declined", "Waiting"],
        MasksPersonalData = true,
    };
}

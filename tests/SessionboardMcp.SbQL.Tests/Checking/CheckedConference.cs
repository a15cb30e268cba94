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
            Fields = [.. entity.Fields, new("is_abstract", SbqlType.Boolean), new("is_withdrawn", SbqlType.Boolean), new("description", SbqlType.Text)],
            Relationships =
            [
                .. entity.Relationships,
                new("ratings", "ratings", Cardinality.Many),
                new("tags", "tags", Cardinality.Many),
                new("participants", "participants", Cardinality.Many),
                // A live schema may name what it does not tell.
                new("evaluations", "evaluations_v2", Cardinality.Many),
            ],
        }),
        new SbqlEntity("ratings", "rating", [], [new("id", SbqlType.Uuid), new("score", SbqlType.Decimal)], []),
        new SbqlEntity("tags", "tag", ["Tag"], [new("id", SbqlType.Uuid), new("name", SbqlType.Text)], [new("sessions", "sessions", Cardinality.Many)]),
        new SbqlEntity("participants", "participant", ["Participant"],
            [new("id", SbqlType.Uuid), new("session_id", SbqlType.Uuid), new("contact_id", SbqlType.Text), new("role_slug", SbqlType.Text)],
            [new("session", "sessions", Cardinality.One)]),
    ]);

    public static CheckOptions Options { get; } = new()
    {
        KnownStatuses = ["accepted", "accept queue", "pending", "decline queue", "declined", "Waiting"],
        KnownValues = new Dictionary<string, KnownNames>
        {
            ["tracks.name"] = new("track", ["Security", "Cloud", "Keynotes", "a", "b", "x", "y", "z"], ["Security", "Cloud", "Keynotes"]),
            ["rooms.name"] = new("room", [], []),
        },
        MasksPersonalData = true,
    };
}

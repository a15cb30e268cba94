using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;

namespace SessionboardMcp.SbQL.Tests.Conference;

/// <summary>A schema with every type and every kind of relationship, and where its records are kept.</summary>
internal static class ToyConference
{
    public static SbqlSchema Schema { get; } = new(
    [
        new SbqlEntity("sessions", "session", ["Session", "Abstract"],
            [
                new("id", SbqlType.Uuid), new("title", SbqlType.Text), new("status", SbqlType.Text),
                new("status_category", SbqlType.Text), new("display_status", SbqlType.Text),
                new("starts_at", SbqlType.Datetime), new("start_date", SbqlType.Datetime), new("ends_at", SbqlType.Datetime),
                new("capacity", SbqlType.Int), new("credits", SbqlType.Decimal), new("is_public", SbqlType.Boolean),
                new("order", SbqlType.Int),
            ],
            [new("track", "tracks", Cardinality.One), new("room", "rooms", Cardinality.One), new("speakers", "speakers", Cardinality.Many)])
        {
            DefaultFields = ["title", "status"],
        },
        new SbqlEntity("speakers", "speaker", ["Speaker"],
            [
                new("id", SbqlType.Text), new("full_name", SbqlType.Text, ContainsPii: true),
                new("first_name", SbqlType.Text, ContainsPii: true), new("last_name", SbqlType.Text, ContainsPii: true),
                new("email", SbqlType.Text, ContainsPii: true), new("company", SbqlType.Text), new("title", SbqlType.Text),
            ],
            [new("sessions", "sessions", Cardinality.Many)]),
        new SbqlEntity("tracks", "track", ["Track"],
            [new("id", SbqlType.Uuid), new("name", SbqlType.Text)], []),
        new SbqlEntity("rooms", "room", ["Room"],
            [new("id", SbqlType.Uuid), new("name", SbqlType.Text), new("capacity", SbqlType.Int)], []),
        new SbqlEntity("sponsors", "sponsor", ["Sponsor"], [new("id", SbqlType.Uuid), new("name", SbqlType.Text)], []),
    ]);

    public static SqlMapping Mapping { get; } = new(
        new Dictionary<string, SqlEntity>
        {
            ["sessions"] = Table("session_rows") with
            {
                FindFilters = new Dictionary<string, (string, long)> { ["Session"] = ("abstract", 0), ["Abstract"] = ("abstract", 1) },
            },
            ["speakers"] = Table("people", "speakers"),
            // A view has no rowid.
            ["tracks"] = Table("track_view", "tracks") with { OrderColumn = "f_id" },
            ["rooms"] = Table("rooms"),
            ["sponsors"] = Table("sponsors"),
        },
        new Dictionary<(string, string), IReadOnlyList<SqlJoin>>
        {
            [("sessions", "track")] = [new("track_id", "track_view", "f_id")],
            [("sessions", "room")] = [new("room_id", "rooms", "f_id")],
            [("sessions", "speakers")] = [new("f_id", "session_people", "session_id"), new("person_id", "people", "f_id")],
            [("speakers", "sessions")] = [new("f_id", "session_people", "person_id"), new("session_id", "session_rows", "f_id")],
        });

    private static SqlEntity Table(string table, string? entity = null)
    {
        var fields = Schema.FindEntity(entity ?? (table == "session_rows" ? "sessions" : table))!.Fields;
        return new SqlEntity(table, "event", fields.ToDictionary(field => field.Name, Column));
    }

    private static string Column(SbqlField field) => field.Name == "start_date" ? "f_starts_at" : "f_" + field.Name;
}

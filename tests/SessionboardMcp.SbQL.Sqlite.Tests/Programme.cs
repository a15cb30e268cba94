using Microsoft.Data.Sqlite;
using SessionboardMcp.SbQL.Parsing;
using SessionboardMcp.SbQL.Schema;
using SessionboardMcp.SbQL.Sql;
using SessionboardMcp.SbQL.Sqlite.Execution;
using SessionboardMcp.SbQL.Sqlite.Loading;
using SessionboardMcp.SbQL.Sqlite.Values;

namespace SessionboardMcp.SbQL.Sqlite.Tests;

/// <summary>Five sessions of event 1 with a value of every type, loaded and asked as a host would.</summary>
internal static class Programme
{
    public const int EventId = 1;

    public static readonly DateTimeOffset Opening = new(2026, 10, 12, 14, 0, 0, TimeSpan.Zero);

    private static readonly TimeZoneInfo Chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    private static readonly SbqlSchema Schema = new(
    [
        new SbqlEntity("sessions", "session", ["Session"],
            [
                new("id", SbqlType.Uuid), new("title", SbqlType.Text), new("starts_at", SbqlType.Datetime), new("capacity", SbqlType.Int),
                new("credits", SbqlType.Decimal), new("is_public", SbqlType.Boolean),
            ],
            [new("peers", "sessions", Cardinality.Many)]),
    ]);

    private static readonly SqlMapping Mapping = new(
        Schema.Entities.ToDictionary(entity => entity.Name, entity => new SqlEntity("rows", "event", entity.Fields.ToDictionary(field => field.Name, field => field.Name))),
        new Dictionary<(string, string), IReadOnlyList<SqlJoin>> { [("sessions", "peers")] = [new SqlJoin("event", "rows", "event")] });

    public static SbqlDatabase Create() => SbqlDatabase.InMemory(Fill);

    public static CompiledQuery Compile(string text) =>
        SbqlCompiler.Compile(SbqlParser.Parse(text).Query.ShouldNotBeNull(), Schema, Mapping, [EventId]).Query.ShouldNotBeNull();

    public static IReadOnlyList<object?[]> Run(SbqlDatabase database, string text)
    {
        using var reader = database.OpenReader();
        return reader.Run(Compile(text), new QueryBounds()).ShouldNotBeNull();
    }

    private static void Fill(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE rows (event INTEGER, id, title, starts_at, starts_at_utc, capacity, credits, is_public)";
        command.ExecuteNonQuery();
        using var inserter = new RowInserter(connection, "rows", ["event", "id", "title", "starts_at", "starts_at_utc", "capacity", "credits", "is_public"]);
        Insert("Opening", Opening, 500, 1.5m, isPublic: true);
        Insert("über data", Opening.AddHours(3), 20L, 0.25m, isPublic: false);
        Insert("Éducation", Opening.AddDays(1), null, null, isPublic: true);
        Insert("zen", null, 30, 2m, isPublic: false);
        Insert(null, null, null, null, isPublic: false);

        void Insert(string? title, DateTimeOffset? starts, object? capacity, decimal? credits, bool isPublic) =>
            inserter.Insert([EventId, Guid.Empty, title, starts?.InZone(Chicago), starts?.InUtc(), capacity, credits, isPublic]);
    }
}

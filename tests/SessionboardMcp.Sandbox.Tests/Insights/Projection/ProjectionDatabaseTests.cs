using Microsoft.Data.Sqlite;
using SessionboardMcp.Sandbox.Insights.Projection;

namespace SessionboardMcp.Sandbox.Tests.Insights.Projection;

public sealed class ProjectionDatabaseTests
{
    private static readonly ProjectionDatabase Database = ProjectionDatabase.Of(Seeded.Organization);

    [Theory]
    [InlineData("DELETE FROM sessions")]
    [InlineData("CREATE TABLE x (y)")]
    [InlineData("UPDATE contacts SET email = 'x'")]
    public void A_reader_refuses_to_write(string statement)
    {
        using var reader = Database.OpenReader();
        using var command = reader.CreateCommand();
        command.CommandText = statement;
        Should.Throw<SqliteException>(() => command.ExecuteNonQuery()).SqliteErrorCode.ShouldBe(8);
    }

    [Fact]
    public void An_organization_is_projected_once_and_its_copy_anew()
    {
        ProjectionDatabase.Of(Seeded.Organization).ShouldBeSameAs(Database);
        var copy = Seeded.Organization with { Events = [] };
        var empty = ProjectionDatabase.Of(copy);
        empty.ShouldNotBeSameAs(Database);
        using var reader = empty.OpenReader();
        using var command = reader.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sessions";
        command.ExecuteScalar().ShouldBe(0L);
    }

    [Theory]
    [InlineData("sessions", "starts_at")]
    [InlineData("sessions", "created_at")]
    public void A_datetime_is_kept_on_the_wall_and_in_UTC(string table, string column)
    {
        using var reader = Database.OpenReader();
        using var command = reader.CreateCommand();
        command.CommandText = $"SELECT {column}, {column}_utc FROM {table} WHERE {column} IS NOT NULL";
        using var rows = command.ExecuteReader();
        var seen = 0;
        while (rows.Read())
        {
            rows.GetString(1).ShouldEndWith("Z");
            DateTimeOffset.Parse(rows.GetString(0)).UtcDateTime.ShouldBe(DateTimeOffset.Parse(rows.GetString(1)).UtcDateTime);
            seen++;
        }
        seen.ShouldBeGreaterThan(300);
    }
}

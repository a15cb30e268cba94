using Microsoft.Data.Sqlite;

namespace SessionboardMcp.SbQL.Sqlite.Tests;

public sealed class SbqlDatabaseTests
{
    [Theory]
    [InlineData("DELETE FROM rows")]
    [InlineData("CREATE TABLE x (y)")]
    [InlineData("UPDATE rows SET title = 'x'")]
    public void A_reader_refuses_to_write(string statement)
    {
        using var database = Programme.Create();
        using var reader = database.OpenReader();
        using var command = reader.CreateCommand();
        command.CommandText = statement;
        Should.Throw<SqliteException>(() => command.ExecuteNonQuery()).SqliteErrorCode.ShouldBe(SQLitePCL.raw.SQLITE_READONLY);
    }

    [Fact]
    public void Two_databases_do_not_see_each_other()
    {
        using var database = Programme.Create();
        using var other = SbqlDatabase.InMemory(_ => { });
        using var reader = other.OpenReader();
        Should.Throw<SqliteException>(() => reader.Run(Programme.Compile("FIND Session"), new())).Message.ShouldContain("no such table");
    }

    [Fact]
    public void A_database_that_could_not_be_filled_throws_what_was_thrown() =>
        Should.Throw<FormatException>(() => SbqlDatabase.InMemory(_ => throw new FormatException()));

    [Fact]
    public async Task Readers_at_the_same_time_get_their_own_answers()
    {
        using var database = Programme.Create();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() =>
            Programme.Run(database, $"SELECT COUNT(*) AS n FROM sessions WHERE capacity > {i}").Single()[0])));
        answers.ShouldBe(Enumerable.Range(0, 40).Select(i => (object)(long)new[] { 500, 20, 30 }.Count(capacity => capacity > i)));
    }
}

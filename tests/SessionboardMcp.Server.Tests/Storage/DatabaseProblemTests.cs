using Microsoft.Data.Sqlite;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage;

public sealed class DatabaseProblemTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    // The codes are those of sqlite.org/rescode.html.
    [Theory]
    [InlineData(26, "is damaged, or is not this server's")]
    [InlineData(11, "is damaged, or is not this server's")]
    [InlineData(5, "keeps the database")]
    [InlineData(8, "cannot be written to")]
    [InlineData(14, "cannot be written to")]
    [InlineData(13, "is full or fails")]
    [InlineData(10, "is full or fails")]
    public void A_database_that_cannot_be_used_is_a_sentence(int code, string expected) => Explain(code).ShouldNotBeNull().ShouldContain(expected);

    [Fact]
    public void A_statement_that_is_wrong_is_not_the_databases_fault() => Explain(1).ShouldBeNull();

    private string? Explain(int code) => DatabaseProblem.Explain(new SqliteException("", code), DataDirectory.Open(_directory.Path, usesSandbox: false));
}

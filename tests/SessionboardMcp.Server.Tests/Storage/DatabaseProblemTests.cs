using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;
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

    // What an assistant or a page hears: no path, and the truth about which store it is.
    [Theory]
    [InlineData(5, "another program keeps its database locked", true)]
    [InlineData(13, "its disk is full or fails", false)]
    [InlineData(8, "its database cannot be written to", false)]
    [InlineData(26, "its database is damaged", false)]
    public void An_assistant_hears_what_is_wrong_with_a_file(int code, string words, bool isPassing) =>
        DatabaseProblem.TroubleOf(new ConfigurationProblemException("", new SqliteException("", code))).ShouldBe(new StoreTrouble(words, isPassing));

    [Fact]
    public void An_assistant_never_hears_of_a_disk_where_the_database_is_a_server()
    {
        foreach (var (failure, words, isPassing) in (IEnumerable<(Exception, string, bool)>)
        [
            (new NpgsqlException("", new SocketException()), "its database cannot be reached", true),
            (new InvalidOperationException("", new NpgsqlException("", new TimeoutException())), "its database cannot be reached", true),
            (new ConfigurationProblemException("", new NpgsqlException("", new IOException())), "its database cannot be reached", true),
            (Answer("57P01"), "its database cannot be reached", true),
            (Answer("57P03"), "its database cannot be reached", true),
            (Answer("53300"), "its database does not work now", true),
            (Answer("53100"), "its database takes no writes now", true),
            (Answer("25006"), "its database takes no writes now", true),
            (Answer("42501"), "its database refuses it", false),
            (Answer("28P01"), "its database refuses it", false),
            (new IOException(), "its database is busy", true),
            (new CryptographicException(), "its keys do not open what it keeps", false),
            (new ConfigurationProblemException(""), "its database cannot be used", false),
        ])
            PostgresProblem.TroubleOf(failure).ShouldBe(new StoreTrouble(words, isPassing), failure.GetType().Name);
    }

    private static PostgresException Answer(string state) => new("", "ERROR", "ERROR", state);

    private string? Explain(int code) => DatabaseProblem.Explain(new SqliteException("", code), DataDirectory.Open(_directory.Path, usesSandbox: false));
}

using Npgsql;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Tests.Storage;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgresql://me:pass@db.example:6543/conf", "db.example", 6543, "conf", "me", "pass")]
    [InlineData("postgres://me:pass@db.example/conf", "db.example", 5432, "conf", "me", "pass")]
    [InlineData("POSTGRES://me@db.example/conf", "db.example", 5432, "conf", "me", null)]
    [InlineData("postgresql://me:p%40s%2Fs%3A%23@db.example/conf", "db.example", 5432, "conf", "me", "p@s/s:#")]
    [InlineData("postgresql://me:p@ss/w@db.example/conf", "db.example", 5432, "conf", "me", "p@ss/w")]
    [InlineData("postgresql://me:pass@[::1]:5433/conf", "::1", 5433, "conf", "me", "pass")]
    [InlineData("postgresql://me:pass@one.example:5432,two.example:5433/conf", "one.example:5432,two.example:5433", 5432, "conf", "me", "pass")]
    [InlineData("postgresql:///conf?host=%2Fvar%2Frun%2Fpostgresql&user=me", "/var/run/postgresql", 5432, "conf", "me", null)]
    [InlineData("postgresql://%2Fvar%2Frun%2Fpostgresql/conf?user=me&password=a%26b", "/var/run/postgresql", 5432, "conf", "me", "a&b")]
    [InlineData("Host=db.example;Database=conf;Username=me;Password=pass", "db.example", 5432, "conf", "me", "pass")]
    [InlineData("server=db.example;port=6432;user id=me;pwd=pass;database=conf", "db.example", 6432, "conf", "me", "pass")]
    public void An_address_is_read_as_its_tools_write_it(string text, string host, int port, string database, string user, string? password)
    {
        var parts = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(text).ConnectionString);

        (parts.Host, parts.Port, parts.Database, parts.Username, parts.Password).ShouldBe((host, port, database, user, password));
    }

    [Theory]
    [InlineData("sslmode=require", SslMode.Require)]
    [InlineData("sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem", SslMode.VerifyFull)]
    [InlineData("sslmode=disable&connect_timeout=9", SslMode.Disable)]
    [InlineData("sslmode=require&channel_binding=require&application_name=mine&target_session_attrs=read-write", SslMode.Require)]
    public void Parameters_that_hosting_providers_append_are_understood(string query, SslMode mode) =>
        new NpgsqlConnectionStringBuilder(PostgresAddress.Parse($"postgresql://me:pass@host/conf?{query}").ConnectionString).SslMode.ShouldBe(mode);

    [Theory]
    [InlineData("Data Source=sessionboard-mcp.db")]
    [InlineData("/var/lib/sessionboard-mcp")]
    [InlineData("mysql://me:hunter2@host/conf")]
    [InlineData("postgresql://")]
    [InlineData("postgresql://me:hunter2@host:port/conf")]
    [InlineData("postgresql://me:hunter2@host/conf?sslmode=maybe")]
    [InlineData("postgresql://me:hunter2@host/conf?pool_hunter2=1")]
    [InlineData("Host=db.example;Passwrod=hunter2")]
    [InlineData("Database=conf;Password=hunter2")]
    public void What_is_no_address_is_told_without_its_password(string text)
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => PostgresAddress.Parse(text));

        problem.Message.ShouldStartWith("ConnectionStrings__Database");
        problem.Message.Replace("pool_hunter2", "", StringComparison.Ordinal).ShouldNotContain("hunter2");
    }

    [Fact]
    public void What_the_operator_sets_is_kept_and_the_name_for_people_holds_no_password()
    {
        var given = PostgresAddress.Parse("Host=h;Database=d;Username=u;Password=hunter2;Maximum Pool Size=7;Timeout=11;Application Name=mine");
        var usual = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse("Host=h;Database=d").ConnectionString);
        var parts = new NpgsqlConnectionStringBuilder(given.ConnectionString);

        (parts.MaxPoolSize, parts.Timeout, parts.ApplicationName).ShouldBe((7, 11, "mine"));
        (usual.MaxPoolSize, usual.Timeout, usual.KeepAlive, usual.ApplicationName, usual.NoResetOnClose).ShouldBe((25, 4, 2, "sessionboard-mcp", true));
        given.Name.ShouldBe("PostgreSQL database d at h:5432");
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("nul\0byte", "nul\uFFFDbyte")]
    [InlineData("whole \uD83D\uDE00 pair", "whole \uD83D\uDE00 pair")]
    public void Text_that_postgresql_does_not_take_is_replaced(string text, string clean) => PostgresText.Clean(text).ShouldBe(clean);

    // Not as data of a theory: on its way to the test it would be replaced already.
    [Fact]
    public void Half_a_pair_is_replaced() => PostgresText.Clean($"half {'\uD83D'} pair").ShouldBe("half \uFFFD pair");
}

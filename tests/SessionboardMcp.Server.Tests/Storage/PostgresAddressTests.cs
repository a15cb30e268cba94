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
    // As libpq's tools write it, or with one separator that is another.
    [InlineData("host=127.0.0.1 port=4640 dbname=conf user=me password=hunter2")]
    [InlineData("password=hunter2 host=127.0.0.1 dbname=conf")]
    [InlineData("dbname=conf password=hunter2 host=127.0.0.1")]
    [InlineData("Host=127.0.0.1,Database=conf,Password=hunter2")]
    [InlineData("Host=127.0.0.1 Password=hunter2;Database=conf")]
    [InlineData("Host=127.0.0.1&Password=hunter2;Database=conf")]
    [InlineData("Host=127.0.0.1\nPassword=hunter2;Database=conf")]
    [InlineData("Host=127.0.0.1;Database=conf,Password=hunter2;Username=me")]
    [InlineData("Host=127.0.0.1;Database=conf Password hunter2")]
    [InlineData("Host=127.0.0.1;Database=conf;Username=me,Password=hunter2")]
    [InlineData("Host=127.0.0.1;Username=me Password: hunter2")]
    [InlineData("Host=127.0.0.1;Database=conf;Root Certificate=/ca.pem,Password=hunter2")]
    [InlineData("Host=127.0.0.1;Database=conf;Application Name=x pwd=hunter2")]
    [InlineData("Host=me:hunter2@127.0.0.1;Database=conf")]
    [InlineData("Host=hunter2@127.0.0.1;Database=conf")]
    [InlineData("Host=127.0.0.1:hunter2;Database=conf")]
    [InlineData("Host=one.example,two.example:hunter2;Database=conf")]
    [InlineData("Host=postgresql://me:hunter2@127.0.0.1/conf")]
    [InlineData("Host=/run/postgresql password=hunter2;Database=conf")]
    [InlineData("Host=127.0.0.1;Database=postgresql://me:hunter2@127.0.0.1/conf")]
    [InlineData("Host=127.0.0.1;Password=abc;hunter2=x;Database=conf")]
    [InlineData("Host=127.0.0.1;Port=hunter2;Database=conf")]
    [InlineData("postgresql://me:hunter2/conf")]
    [InlineData("postgresql://me:12?hunter2@127.0.0.1/conf")]
    [InlineData("postgresql://me:x@127.0.0.1/conf?password=abc&hunter2")]
    [InlineData("postgresql://me:x@127.0.0.1/conf password=hunter2")]
    // Values that the driver throws at, some of them only when it connects.
    [InlineData("Host=127.0.0.1;Port=99999;Password=hunter2")]
    [InlineData("postgresql://me:hunter2@127.0.0.1:99999/conf")]
    [InlineData("postgresql://me:hunter2@one.example:5432,two.example:99999/conf")]
    [InlineData("Host=127.0.0.1;Password=hunter2;Minimum Pool Size=200;Maximum Pool Size=10")]
    [InlineData("Host=127.0.0.1;Password=hunter2;Minimum Pool Size=200")]
    [InlineData("Host=127.0.0.1;Password=hunter2;Maximum Pool Size=0")]
    [InlineData("Host=127.0.0.1;Password=hunter2;Connection Idle Lifetime=1")]
    [InlineData("Host=127.0.0.1;Password=hunter2;Connection Pruning Interval=0")]
    [InlineData("Host=127.0.0.1;Password=hunter2;Multiplexing=true")]
    [InlineData("Host=127.0.0.1;Password=hunter2;SSL Negotiation=Direct;SSL Mode=Disable")]
    [InlineData("Host=127.0.0.1;Password=hunter2;Timeout=-1")]
    public void What_is_no_address_is_told_without_its_password(string text)
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => PostgresAddress.Parse(text));

        problem.Message.ShouldStartWith("ConnectionStrings__Database");
        problem.Message.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("Port=99999", "Port is none that there is. Set it to 1 to 65535.")]
    [InlineData("Minimum Pool Size=30", "Minimum Pool Size is above Maximum Pool Size. Set it to that at most, or leave it out.")]
    [InlineData("Maximum Pool Size=0", "Maximum Pool Size leaves no connection to work with. Set it to 1 or more, or leave it out.")]
    [InlineData("Connection Idle Lifetime=1", "Connection Idle Lifetime is a value that cannot be used, or that does not go together with the other parts. Leave it out.")]
    [InlineData("SSL Negotiation=Direct;SSL Mode=Disable", "SSL Negotiation is a value that cannot be used, or that does not go together with the other parts. Leave it out.")]
    [InlineData("SSL Mode=perhaps", "SSL Mode has a value that cannot be used. Put it right, or leave it out.")]
    public void The_part_that_is_wrong_is_named(string part, string sentence) =>
        Should.Throw<ConfigurationProblemException>(() => PostgresAddress.Parse($"Host=h;{part}")).Message.ShouldBe($"ConnectionStrings__Database: {sentence}", StringCompareShould.IgnoreCase);

    [Theory]
    [InlineData("Host=one.example:5432,two.example,[::1]:5433,::1;Database=d", "d at one.example:5432,two.example,[::1]:5433,::1:5432")]
    [InlineData("Host=/var/run/postgresql;Database=d", "d at /var/run/postgresql:5432")]
    [InlineData("Host=@abstract;Database=d", "d at @abstract:5432")]
    [InlineData("Host=db_1.example.;Database=password_store", "password_store at db_1.example.:5432")]
    [InlineData("Host=bücher.example;Username=me@server", "at bücher.example:5432")]
    [InlineData("Host=h;Database=an old name;Username=x", "at h:5432")]
    [InlineData("postgresql://me:x@h/conf?target_session_attrs=read-write", "conf at h:5432")]
    public void What_the_driver_takes_goes_on_to_be_taken(string text, string name) => PostgresAddress.Parse(text).Name.ShouldBe($"PostgreSQL database {name}");

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

    [Fact]
    public void What_would_write_the_password_or_values_into_logs_stays_off()
    {
        var parts = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse("Host=h;Password=hunter2;Persist Security Info=true;Log Parameters=true;Include Error Detail=true").ConnectionString);

        (parts.PersistSecurityInfo, parts.LogParameters, parts.IncludeErrorDetail).ShouldBe((false, false, false));
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

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage;

/// <summary>A database that is somebody else's, or of a later version.</summary>
public sealed class ForeignDatabaseTests : IDisposable
{
    private const string Theirs = "CREATE TABLE \"Connections\" (what text); INSERT INTO \"Connections\" VALUES ('theirs')";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_file_with_tables_of_another_program_is_said_and_left_as_it_is()
    {
        var directory = DataDirectory.Open(_directory.Path, usesSandbox: false);
        await ExecuteAsync(directory.Database, Theirs);

        var problem = await Should.ThrowAsync<ConfigurationProblemException>(() => MigrateAsync(new SqliteStore(directory)));

        problem.Message.ShouldStartWith($"The database {directory.Database} holds tables that are not this server's");
        problem.Message.ShouldContain("give an empty directory with --data DIR");
        (await ExecuteAsync(directory.Database, "SELECT what FROM \"Connections\"")).ShouldBe("theirs");
    }

    [PostgresFact]
    public async Task The_same_in_PostgreSQL()
    {
        var server = await PostgresServer.OfRunAsync();
        var name = await server.NewDatabaseAsync(isEmpty: true);
        await server.ExecuteAsync(name, Theirs);

        var problem = await Should.ThrowAsync<ConfigurationProblemException>(() => MigrateAsync(new PostgresStore(PostgresAddress.Parse(server.AddressOf(name)), PostgresServer.Certificates)));

        problem.Message.ShouldContain("holds tables that are not this server's");
        problem.Message.ShouldContain("Give it an empty database of its own in ConnectionStrings__Database");
        (await server.ScalarAsync<string>(name, "SELECT what FROM \"Connections\"")).ShouldBe("theirs");
        (await server.ScalarAsync<long>(name, "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '__EFMigrationsHistory'")).ShouldBe(1);
        await server.DropAsync(name);
    }

    // As while replicas are replaced one by one, or after a rollback.
    [PostgresFact]
    public async Task One_of_a_later_version_is_worked_on_as_far_as_it_is_known()
    {
        var server = await PostgresServer.OfRunAsync();
        var name = await server.NewDatabaseAsync();
        const string later = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20990101000000_Later', '99.0.0')";
        await server.ExecuteAsync(name, later);
        await MigrateAsync(new PostgresStore(PostgresAddress.Parse(server.AddressOf(name)), PostgresServer.Certificates));
        await server.DropAsync(name);

        var directory = DataDirectory.Open(_directory.Path, usesSandbox: false);
        await MigrateAsync(new SqliteStore(directory));
        await ExecuteAsync(directory.Database, later);
        await MigrateAsync(new SqliteStore(directory));
    }

    // EF Core reads what is there before its first step, and both would make the last table.
    [PostgresFact]
    public async Task Of_six_that_start_at_once_on_an_empty_database_each_finds_all_steps_done_once()
    {
        var server = await PostgresServer.OfRunAsync();
        var name = await server.NewDatabaseAsync(isEmpty: true);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => MigrateAsync(new PostgresStore(PostgresAddress.Parse(server.AddressOf(name)), PostgresServer.Certificates))));

        (await server.ScalarAsync<long>(name, "SELECT COUNT(*) FROM \"__EFMigrationsHistory\"")).ShouldBeGreaterThan(1);
        (await server.ScalarAsync<long>(name, "SELECT COUNT(*) FROM \"DataProtectionKeys\"")).ShouldBe(1);
        await server.DropAsync(name);
    }

    private static async Task MigrateAsync(IStore store)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddStorage(store);
        await using var process = services.BuildServiceProvider();
        await StorageServices.MigrateAsync(process, CancellationToken.None);
    }

    private static async Task<object?> ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}

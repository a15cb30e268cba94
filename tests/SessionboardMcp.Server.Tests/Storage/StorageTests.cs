using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Api.Logs;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Logs;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage;

public sealed class StorageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact, OnBothStores]
    public async Task The_database_is_made_by_migrations_that_match_the_model()
    {
        await using var services = await StartAsync();
        await using var database = await Factory(services).CreateDbContextAsync();

        database.Database.HasPendingModelChanges().ShouldBeFalse();
        (await database.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await database.Connections.CountAsync()).ShouldBe(0);
    }

    // A process that is killed while it changes the database's form leaves EF Core's lock behind, which is a row.
    [Fact]
    public async Task A_process_that_was_killed_while_it_made_the_database_keeps_no_other_from_starting()
    {
        await using (var killed = Compose())
        {
            await using var database = await Factory(killed).CreateDbContextAsync();
            await database.GetService<IHistoryRepository>().AcquireDatabaseLockAsync();
        }

        await using var next = await StartAsync().WaitAsync(TimeSpan.FromSeconds(20));

        await using var made = await Factory(next).CreateDbContextAsync();
        (await made.Connections.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_process_that_lives_is_waited_for_and_its_lock_left_alone()
    {
        var time = new FakeTimeProvider();
        await using var living = Compose();
        await using var database = await Factory(living).CreateDbContextAsync();
        // It would let others in beside it; whoever takes the turn does not.
        await using var turn = new FileStream(DataDirectory.Open(_directory.Path, usesSandbox: false).MigrationTurn, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite);
        await using var locked = await database.GetService<IHistoryRepository>().AcquireDatabaseLockAsync();

        var starting = StartAsync(time);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!starting.IsCompleted && await timer.WaitForNextTickAsync())
            time.Advance(TimeSpan.FromSeconds(30));

        (await Should.ThrowAsync<ConfigurationProblemException>(starting)).Message.ShouldStartWith("Another process has been changing the database");
        (await database.Database.SqlQueryRaw<int>("""SELECT COUNT(*) AS "Value" FROM "__EFMigrationsLock" """).SingleAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Processes_that_start_at_once_make_one_database()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync())));

        foreach (var services in all)
        {
            await using var database = await Factory(services).CreateDbContextAsync();
            (await database.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
            await services.DisposeAsync();
        }
    }

    [Fact, OnBothStores]
    public async Task Who_writes_does_not_wait_for_who_reads()
    {
        await using var services = await StartAsync();
        await using var writer = await Factory(services).CreateDbContextAsync();
        Connection connection = Sample("us", "https://host");
        writer.Connections.Add(connection);
        await writer.SaveChangesAsync();
        await using var reader = await Factory(services).CreateDbContextAsync();
        await using var reading = reader.Connections.AsNoTracking().AsAsyncEnumerable().GetAsyncEnumerator();
        (await reading.MoveNextAsync()).ShouldBeTrue();

        connection.EndReason = EndReasons.Operator;

        (await writer.SaveChangesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_outlives_a_restart()
    {
        await using (var first = await StartAsync())
        {
            await using var database = await Factory(first).CreateDbContextAsync();
            var secrets = first.GetRequiredService<ConnectionSecrets>();
            database.Connections.Add(Sample("us", "https://host") with { Access = secrets.ProtectAccessToken("us", "https://host", "secret-one") });
            await database.SaveChangesAsync();
        }

        await using var second = await StartAsync();
        await using var again = await Factory(second).CreateDbContextAsync();
        var connection = await again.Connections.SingleAsync(row => row.CreatedAt < DateTimeOffset.UnixEpoch.AddDays(1));
        connection.ChosenScopes.ShouldBe(["read:events", "read:insights"], ignoreOrder: true);
        second.GetRequiredService<ConnectionSecrets>().AccessToken(connection).ShouldBe("secret-one");
        foreach (var file in DatabaseFiles())
            (await File.ReadAllTextAsync(file)).ShouldNotContain("secret-one");
    }

    [Theory, OnBothStores]
    [InlineData("eu", "https://host")]
    [InlineData("us", "https://other")]
    public async Task A_token_is_bound_to_its_region_and_host(string region, string host)
    {
        await using var services = await StartAsync();
        var secrets = services.GetRequiredService<ConnectionSecrets>();
        Connection moved = Sample(region, host) with { Access = secrets.ProtectAccessToken("us", "https://host", "secret") };

        Should.Throw<CryptographicException>(() => secrets.AccessToken(moved));
    }

    [Fact]
    public async Task A_token_is_bound_to_its_column()
    {
        await using var services = await StartAsync();
        var secrets = services.GetRequiredService<ConnectionSecrets>();
        Connection moved = Sample("us", "https://host") with { Access = secrets.ProtectRefreshToken("us", "https://host", "secret") };

        Should.Throw<CryptographicException>(() => secrets.AccessToken(moved));
    }

    [Fact, OnBothStores]
    public async Task Two_changes_of_one_connection_do_not_overwrite_each_other()
    {
        await using var services = await StartAsync();
        await using var one = await Factory(services).CreateDbContextAsync();
        one.Connections.Add(Sample("us", "https://host"));
        await one.SaveChangesAsync();
        await using var two = await Factory(services).CreateDbContextAsync();
        var slow = await two.Connections.SingleAsync();

        one.Connections.Local.Single().EndReason = "first";
        await one.SaveChangesAsync();
        slow.EndReason = "second";

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => two.SaveChangesAsync());
    }

    [Fact]
    public async Task Nobody_else_can_read_what_is_kept()
    {
        await using var services = await StartAsync();
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        var directory = services.GetRequiredService<DataDirectory>();
        await using var database = await Factory(services).CreateDbContextAsync();
        database.Connections.Add(Sample("us", "https://host"));
        await database.SaveChangesAsync();

        (File.GetUnixFileMode(directory.Path) & others).ShouldBe(UnixFileMode.None);
        (File.GetUnixFileMode(directory.Keys.FullName) & others).ShouldBe(UnixFileMode.None);
        foreach (var file in DatabaseFiles())
            (File.GetUnixFileMode(file) & others).ShouldBe(UnixFileMode.None, file);
    }

    [Fact]
    public async Task Every_file_that_is_made_is_its_owners_alone_the_lock_included()
    {
        await using var services = await StartAsync();
        if (OperatingSystem.IsWindows())
            return;
        var directory = services.GetRequiredService<DataDirectory>();
        services.GetRequiredService<ConnectionSecrets>().ProtectAccessToken("us", "https://host", "secret");

        File.Exists(directory.MigrationTurn).ShouldBeTrue();
        Directory.EnumerateFiles(directory.Keys.FullName).ShouldNotBeEmpty();
        foreach (var file in Directory.EnumerateFiles(directory.Path, "*", SearchOption.AllDirectories))
            File.GetUnixFileMode(file).ShouldBe(PrivateFiles.OwnFile, file);
    }

    [Fact]
    public async Task What_was_restored_for_everybody_to_read_is_closed_at_the_next_start_and_said()
    {
        await using (var services = await StartAsync())
            services.GetRequiredService<ConnectionSecrets>().ProtectAccessToken("us", "https://host", "secret");
        if (OperatingSystem.IsWindows())
            return;
        var files = Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories).ToList();
        foreach (var file in files)
            File.SetUnixFileMode(file, PrivateFiles.OwnFile | UnixFileMode.OtherRead);

        DataDirectory.Open(_directory.Path, usesSandbox: false).Repair.ShouldNotBeNull().ShouldContain("only this user can now");

        foreach (var file in files)
            File.GetUnixFileMode(file).ShouldBe(PrivateFiles.OwnFile, file);
        DataDirectory.Open(_directory.Path, usesSandbox: false).Repair.ShouldBeNull();
    }

    [Fact]
    public void A_directory_that_cannot_be_made_says_what_to_do()
    {
        Directory.CreateDirectory(_directory.Path);
        var file = Path.Combine(_directory.Path, "file");
        File.WriteAllText(file, "");

        Should.Throw<ConfigurationProblemException>(() => DataDirectory.Open(Path.Combine(file, "below"), false)).Message.ShouldContain("--data DIR");
    }

    private async Task<ServiceProvider> StartAsync(TimeProvider? time = null)
    {
        var provider = Compose(time);
        await StorageServices.MigrateAsync(provider, CancellationToken.None);
        return provider;
    }

    private ServiceProvider Compose(TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(SuiteLog.AddTo);
        services.AddSecretFreeLogs();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddStorage(TestStore.Open(_directory.Path));
        return services.BuildServiceProvider();
    }

    private static IDbContextFactory<ServerDatabase> Factory(ServiceProvider services) => services.GetRequiredService<IDbContextFactory<ServerDatabase>>();

    // What was written last lies beside the database for a while.
    private string[] DatabaseFiles()
    {
        var files = Directory.GetFiles(_directory.Path, "sessionboard-mcp.db*");
        files.Length.ShouldBeGreaterThan(1);
        return files;
    }

    private static SampleConnection Sample(string region, string host) => new(region, host, null);

    private sealed record SampleConnection(string Region, string Host, string? Access)
    {
        public static implicit operator Connection(SampleConnection sample) => new()
        {
            Id = "one",
            ClientId = "https://client.example/metadata",
            ClientName = "Client",
            RedirectHost = "client.example",
            Region = sample.Region,
            UpstreamHost = sample.Host,
            ChosenScopes = new HashSet<string> { "read:insights", "read:events" },
            GrantedScopes = new HashSet<string> { "read:insights" },
            CreatedAt = DateTimeOffset.UnixEpoch,
            BrowserKeyHash = "hash",
            UpstreamAccessToken = sample.Access,
        };
    }
}

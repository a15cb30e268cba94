using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Tests.Support;

/// <summary>
/// The store of the processes that a test composes, by the directory that they share: a SQLite file there, or, while a test runs for the second
/// time under <see cref="OnServer"/>, a database of PostgreSQL that stands for the directory.
/// </summary>
internal static partial class TestStore
{
    private static readonly AsyncLocal<Scope?> Server = new();

    /// <summary>Whether this test runs with PostgreSQL.</summary>
    public static bool IsOnServer => Server.Value is not null;

    /// <summary>From here on this test runs with PostgreSQL.</summary>
    public static async Task<Scope> PrepareServerAsync() => new(await PostgresServer.OfRunAsync());

    /// <summary>The store of a process.</summary>
    /// <param name="directory">What it shares with others.</param>
    /// <param name="usesSandbox">Whether invented data is kept.</param>
    public static IStore Open(string directory, bool usesSandbox = false) => Server.Value is { } scope
        ? new OnClockOfTest(new PostgresStore(PostgresAddress.Parse(scope.AddressOf(scope.DatabaseOf(directory))), PostgresServer.Certificates))
        : new SqliteStore(DataDirectory.Open(directory, usesSandbox));

    /// <summary>The options with which a command finds the store of a directory.</summary>
    public static string OptionsOf(string directory) => Server.Value is { } scope
        ? $"\"--ConnectionStrings:Database={scope.AddressOf(scope.DatabaseOf(directory))}\" --Keys:Certificate={CertificateFile.Write(directory)}"
        : $"--data {directory}";

    /// <summary>SQL as a test writes it, in the words of the store: PostgreSQL takes a name for one of small letters unless it is quoted, and a trigger is its table's.</summary>
    public static string Spoken(string sql) => IsOnServer
        ? Trigger().Replace(Name().Replace(sql, name => name.ValueSpan[0] is '\'' or '"' ? name.Value : $"\"{name.Value}\""), "$0 ON \"$1\"")
        : sql;

    /// <summary>Does something with the database that no code of ours does.</summary>
    public static async Task<int> ExecuteAsync(string directory, string sql)
    {
        if (Server.Value is { } scope)
            return await scope.Server.ExecuteAsync(scope.DatabaseOf(directory), Spoken(sql));
        await using var connection = new SqliteConnection($"Data Source={DataDirectory.Open(directory, usesSandbox: false).Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    // Ours begin with a capital and go on with small letters; SQL's own words here are all capitals, and a text is left alone.
    [GeneratedRegex("""'[^']*'|"[^"]*"|\b[A-Z]\w*[a-z]\w*""", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("DROP TRIGGER (?:IF EXISTS )?\"TR_([A-Za-z]+)_\\w+\"", RegexOptions.CultureInvariant)]
    private static partial Regex Trigger();

    /// <summary>The databases of one test.</summary>
    internal sealed class Scope(PostgresServer server) : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, Lazy<string>> _databases = new(StringComparer.Ordinal);

        public PostgresServer Server => server;

        /// <summary>Enters it. Not asynchronous, or its caller would not be in it.</summary>
        public void Enter() => TestStore.Server.Value = this;

        /// <summary>Lets a database stand for a directory.</summary>
        public void Use(string directory, string database) => _databases[directory] = new Lazy<string>(database);

        /// <summary>What stands between; null for nothing.</summary>
        public SilentProxy? Through { get; set; }

        public string AddressOf(string database) => Through?.AddressOf(database) ?? server.AddressOf(database);

        public string DatabaseOf(string directory) => _databases.GetOrAdd(directory, _ => new Lazy<string>(() => Task.Run(() => server.NewDatabaseAsync()).GetAwaiter().GetResult())).Value;

        public async ValueTask DisposeAsync()
        {
            foreach (var database in _databases.Values)
                await server.DropAsync(database.Value);
        }
    }

    /// <summary>PostgreSQL with the clock of the test for the database's, as tests let hours pass at once.</summary>
    private sealed class OnClockOfTest(IStore store) : IStore
    {
        public string Name => store.Name;

        public bool IsShared => store.IsShared;

        public string? Notice => store.Notice;

        public string OtherKeys => store.OtherKeys;

        public string KeysBack => store.KeysBack;

        public void AddTo(IServiceCollection services) => store.AddTo(services);

        public Task UpgradeAsync(ServerDatabase database, TimeProvider time, CancellationToken cancellationToken) => store.UpgradeAsync(database, time, cancellationToken);

        public Task PrepareKeysAsync(IServiceProvider services, CancellationToken cancellationToken) => store.PrepareKeysAsync(services, cancellationToken);

        public Task RotateKeysAsync(IServiceProvider services, CancellationToken cancellationToken) => store.RotateKeysAsync(services, cancellationToken);

        public string? Explain(Exception failure) => store.Explain(failure);

        public StoreTrouble TroubleOf(Exception failure) => store.TroubleOf(failure);

        public Task<string?> LookAsync(CancellationToken cancellationToken) => store.LookAsync(cancellationToken);

        public void LeaveConnections() => store.LeaveConnections();

        public Task<DateTimeOffset> NowAsync(ServerDatabase database, TimeProvider time, CancellationToken cancellationToken) => Task.FromResult(time.GetUtcNow());

        public Task<IDbContextTransaction> BeginTurnAsync(ServerDatabase database, string name, CancellationToken cancellationToken) => store.BeginTurnAsync(database, name, cancellationToken);

        public Task<IAsyncDisposable?> TryTakeTurnAsync(ServerDatabase database, string name, CancellationToken cancellationToken) => store.TryTakeTurnAsync(database, name, cancellationToken);
    }
}

using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Storage.Changes;
using SessionboardMcp.Server.Tests.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Commands;

/// <summary><c>database backup</c>: what it makes opens by itself, whatever the server was doing meanwhile.</summary>
public sealed class DatabaseBackupTests : IDisposable
{
    private readonly KeptChanges _kept = new();
    private readonly TemporaryDirectory _place = new();

    private string Target => Path.Combine(_place.Path, "backup", "2026-11-29");

    public void Dispose()
    {
        _kept.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task A_backup_that_is_made_while_a_server_writes_is_whole_and_opens_with_its_keys()
    {
        var store = KeptChanges.Store(_kept.Open());
        var before = await store.AddAsync(SampleChange.Of("before"), default);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var written = 0;
            for (; !enough.IsCancellationRequested; written++)
                await store.AddAsync(SampleChange.Of($"during-{written}") with { Connection = $"one-{written}" }, default);
            return written;
        });

        var (code, output, _) = await RunAsync($"database backup --data {_kept.Data} --to {Target}");
        await enough.CancelAsync();
        await writing;

        code.ShouldBe(0);
        output.ShouldContain($"Backed up to {Target}: the database and its keys (1).");
        Directory.GetFileSystemEntries(Target).Select(Path.GetFileName).ShouldBe(["sessionboard-mcp.db", "keys"], ignoreOrder: true);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Target).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var file in Directory.GetFiles(Target, "*", SearchOption.AllDirectories))
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }

        await using var restored = Open(Target);
        // It was encrypted, and is read by the keys beside it.
        (await KeptChanges.Store(restored).FindAsync(before.Connection, before.Id, default))!.Records[0].Name.ShouldBe(before.Records[0].Name);
        (await store.FindAsync(before.Connection, before.Id, default)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("nothing", "There is no database in")]
    [InlineData("keys", "There are no keys in")]
    [InlineData("target", "holds something. Name a folder that is not there yet")]
    [InlineData("file", "holds something. Name a folder that is not there yet")]
    [InlineData("above", "could not be written to")]
    [InlineData("damaged", "Nothing was backed up. The database")]
    [InlineData("postgres", "is backed up by pg_dump")]
    public async Task What_cannot_be_backed_up_is_said_and_nothing_is_taken_for_a_backup(string what, string told)
    {
        await KeptChanges.Store(_kept.Open()).AddAsync(SampleChange.Of("before"), default);
        var data = what == "nothing" ? Path.Combine(_place.Path, "none") : _kept.Data;
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        if (what == "keys")
            Directory.Delete(Path.Combine(data, "keys"), recursive: true);
        if (what == "damaged")
            await DamageAsync();
        if (what == "target")
            Directory.CreateDirectory(Path.Combine(Target, "yesterday"));
        if (what is "file")
            await File.WriteAllTextAsync(Target, "in the way");
        var to = what == "above" ? Path.Combine(data, "sessionboard-mcp.db", "below") : Target;

        var (code, _, error) = await RunAsync($"database backup --data {data} --to {to}{(what == "postgres" ? " --ConnectionStrings:Database=postgresql://me@127.0.0.1:9/conf" : "")}");

        code.ShouldBe(2);
        error.ShouldContain(told);
        File.Exists(DataDirectory.DatabaseIn(Target)).ShouldBeFalse();
        if (what == "target")
            Directory.GetFileSystemEntries(Target).Length.ShouldBe(1, "it is left as it was");
    }

    private async Task DamageAsync()
    {
        await _kept.TamperAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(DataDirectory.DatabaseIn(_kept.Data), "no database, but a text that is as long as the head of one would have to be, and longer");
        File.Delete(DataDirectory.DatabaseIn(_kept.Data) + "-wal");
        File.Delete(DataDirectory.DatabaseIn(_kept.Data) + "-shm");
    }

    private ServiceProvider Open(string data)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_kept.Time);
        services.AddStorage(new SqliteStore(DataDirectory.Open(data, usesSandbox: false)));
        services.AddChangeStorage(isBySignIn: false);
        return services.BuildServiceProvider();
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string line)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await RootCommands.Create().Parse(line.Split(' ')).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}

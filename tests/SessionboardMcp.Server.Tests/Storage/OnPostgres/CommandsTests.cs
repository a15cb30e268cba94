using System.CommandLine;
using System.Net;
using System.Text.Json;
using Npgsql;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>What an operator types, at a database of PostgreSQL.</summary>
public sealed class CommandsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    // As deploy/kubernetes does: a job migrates with the settings of the server, which may not.
    [PostgresFact]
    public async Task A_server_that_never_migrates_starts_once_the_command_has()
    {
        var postgres = await PostgresServer.OfRunAsync();
        var database = await postgres.NewDatabaseAsync(isEmpty: true);
        string[] store = [.. StoreOf(postgres.AddressOf(database)), "--Database:Migrate=never"];
        string[] serve = ["serve", "--urls", $"http://127.0.0.1:{SignInServer.FreePort()}", "--PublicUrl=https://mcp.example.org", "--Sessionboard:OAuth:ClientId=x", "--Shutdown:Delay=00:00:00", .. store];

        var early = await RunAsync(serve);
        var migrated = await RunAsync(["database", "migrate", .. store]);
        using var stop = new CancellationTokenSource();
        var late = await RunAsync(serve, new Heard("MCP is served at", stop), stop.Token);

        early.Code.ShouldBe(2);
        early.Error.ShouldContain("is of an older version, or empty, and Database__Migrate is 'never'. Run 'database migrate'");
        (migrated.Code, migrated.Error).ShouldBe((0, ""));
        migrated.Output.ShouldStartWith("Up to date: ");
        (late.Code, late.Error, stop.IsCancellationRequested).ShouldBe((0, "", true));
        NpgsqlConnection.ClearAllPools();
        await postgres.DropAsync(database);
    }

    [PostgresFact]
    public async Task Keys_rotate_makes_new_keys_and_signs_nobody_out_and_who_is_revoked_is()
    {
        await using var scope = await TestStore.PrepareServerAsync();
        scope.Enter();
        using var server = new SignInServer();
        // A command goes by the clock of the machine.
        server.Time.AdjustTime(TimeProvider.System.GetUtcNow());
        await server.InitializeAsync();
        using var visitor = new Visitor(server.Address);
        var tokens = await visitor.SignInAsync();
        var database = scope.DatabaseOf(server.Data);
        string[] store = [.. StoreOf(scope.Server.AddressOf(database)), "--Sessionboard:OAuth:ClientId=test"];
        var before = await KeysAsync(scope.Server, database);

        var rotated = await RunAsync(["keys", "rotate", .. store]);

        (rotated.Code, rotated.Error).ShouldBe((0, ""));
        var after = await KeysAsync(scope.Server, database);
        (after.Ring, after.Signing).ShouldBe((before.Ring + 1, before.Signing + 1));
        await ShouldAnswerAsync(visitor, tokens.Access, HttpStatusCode.OK);
        await server.RestartAsync();
        await ShouldAnswerAsync(visitor, tokens.Access, HttpStatusCode.OK);
        (await visitor.RefreshAsync(tokens.Refresh!)).Status.ShouldBe(HttpStatusCode.OK);

        var listed = JsonDocument.Parse((await RunAsync(["connections", "list", "--json", .. store])).Output).RootElement[0];
        listed.GetProperty("assistant").GetString().ShouldBe("Test Assistant");
        (await RunAsync(["connections", "revoke", listed.GetProperty("id").GetString()!, .. store])).Output.ShouldStartWith("Ended.");
        await ShouldAnswerAsync(visitor, tokens.Access, HttpStatusCode.Unauthorized);
        (await RunAsync(["connections", "prune", .. store])).Output.ShouldContain("0 forgotten.");
        (await RunAsync(["connections", "list", .. store])).Output.ShouldContain("revoked by the operator");
        await server.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
    }

    [PostgresFact]
    public async Task A_copy_is_refused_while_a_server_runs_on_the_folder_and_says_what_stays_behind()
    {
        var postgres = await PostgresServer.OfRunAsync();
        var database = await postgres.NewDatabaseAsync(isEmpty: true);
        using var server = new SignInServer();
        await server.InitializeAsync();
        string[] copy = ["database", "copy", "--data", server.Data, "--to", postgres.AddressOf(database), $"--Keys:Certificate={CertificateFile.Write(_directory.Path)}"];

        var early = await RunAsync(copy);
        await server.DisposeAsync();
        var late = await RunAsync(copy);

        early.Code.ShouldBe(2, early.Output);
        early.Error.ShouldContain("A server runs on that folder. Stop it first: what it writes from now on would not be copied. Nothing was copied.");
        late.Code.ShouldBe(0, late.Error);
        late.Output.ShouldContain("What a server writes in that folder from now on is not copied.");
        NpgsqlConnection.ClearAllPools();
        await postgres.DropAsync(database);
    }

    // The driver looks at these when it connects, and throws what it meets.
    [PostgresFact]
    public async Task A_part_that_is_wrong_only_when_it_connects_is_told_in_one_message()
    {
        var postgres = await PostgresServer.OfRunAsync();
        var database = await postgres.NewDatabaseAsync(isEmpty: true);

        foreach (var part in (string[])["Encoding=hunter2", "Read Buffer Size=1"])
        {
            var migrated = await RunAsync(["database", "migrate", .. StoreOf($"{new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(postgres.AddressOf(database)).ConnectionString)};{part}")]);

            migrated.Code.ShouldBe(2);
            migrated.Error.ShouldContain("no connection can be begun as ConnectionStrings__Database says.");
            migrated.Error.ShouldNotContain("hunter2");
        }

        await postgres.DropAsync(database);
    }

    private string[] StoreOf(string address) => [$"--ConnectionStrings:Database={address}", $"--Keys:Certificate={CertificateFile.Write(_directory.Path)}"];

    private static async Task<(long Ring, long Signing)> KeysAsync(PostgresServer server, string database) => (
        await server.ScalarAsync<long>(database, """SELECT COUNT(*) FROM "DataProtectionKeys" """),
        await server.ScalarAsync<long>(database, """SELECT COUNT(*) FROM "ServerKeys" WHERE "Use" = 'signing' """));

    private static async Task ShouldAnswerAsync(Visitor visitor, string token, HttpStatusCode status)
    {
        using var answer = await visitor.CallAsync(token, "tools/list");
        answer.StatusCode.ShouldBe(status);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] arguments, StringWriter? output = null, CancellationToken cancellationToken = default)
    {
        output ??= new StringWriter();
        using var error = new StringWriter();
        var code = await RootCommands.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Stops a server as soon as it says that it serves.</summary>
    private sealed class Heard(string words, CancellationTokenSource stop) : StringWriter
    {
        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            if (value!.Contains(words, StringComparison.Ordinal))
                await stop.CancelAsync();
        }
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>A backup by PostgreSQL's own programs, as the README tells operators to make it.</summary>
public sealed class DatabaseDumpTests
{
    [PostgresFact]
    public async Task Who_was_signed_in_still_is_after_a_restore_and_with_another_certificate_the_start_says_so()
    {
        await using var scope = await TestStore.PrepareServerAsync();
        scope.Enter();
        using var file = new TemporaryDirectory();
        var dump = Path.Combine(Directory.CreateDirectory(file.Path).FullName, "conf.dump");
        using var server = new SignInServer();
        await server.InitializeAsync();
        using var visitor = new Visitor(server.Address);
        var tokens = await visitor.SignInAsync();
        await server.DisposeAsync();
        var (before, after) = (scope.DatabaseOf(server.Data), await scope.Server.NewDatabaseAsync(isEmpty: true));

        await RunAsync(scope.Server, "pg_dump", "--format", "custom", "--file", dump, before);
        await scope.Server.DropAsync(before);
        await RunAsync(scope.Server, "pg_restore", "--exit-on-error", "--dbname", after, dump);

        scope.Use(server.Data, after);
        await server.InitializeAsync();
        using var call = await visitor.CallAsync(tokens.Access, "tools/list");
        call.StatusCode.ShouldBe(HttpStatusCode.OK, await call.Content.ReadAsStringAsync());
        (await visitor.RefreshAsync(tokens.Refresh!)).Status.ShouldBe(HttpStatusCode.OK);
        var connection = await server.QueryAsync(database => database.Connections.SingleAsync());
        server.Services.GetRequiredService<ConnectionSecrets>().RefreshToken(connection).ShouldBe("upstream-refresh-secret");
        await server.DisposeAsync();
        await using var without = new PostgresProcess(scope.Server.AddressOf(after), certificates: new KeyCertificates(PostgresServer.NewCertificate(), []));
        (await Should.ThrowAsync<ConfigurationProblemException>(without.MigrateAsync)).Message.ShouldContain("were wrapped by another certificate than Keys__Certificate");
    }

    private static Task RunAsync(PostgresServer server, string program, params string[] arguments) =>
        PostgresServer.RunAsync(Path.Combine(PostgresServer.Programs!, program), ["--host", server.Socket, "--username", "postgres", .. arguments]);
}

using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using SessionboardMcp.Changes;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Identity.Keys;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

/// <summary>One role that changes tables, and one that only uses them.</summary>
public sealed class DatabaseRolesTests
{
    [PostgresFact]
    public async Task A_role_without_the_right_to_change_tables_serves_what_another_has_migrated()
    {
        var server = await PostgresServer.OfRunAsync();
        var name = await server.NewDatabaseAsync(isEmpty: true);
        var role = $"runtime_{name}";
        await server.ExecuteAsync(name, $"CREATE ROLE {role} LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC; ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}; ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {role}");
        var runtime = $"{server.AddressOf(name)};Username={role}";
        (await DoctorAsync(runtime)).Mend!.ShouldContain("Run 'database migrate'");
        await using (var early = new PostgresProcess(runtime, migrates: false))
            (await Should.ThrowAsync<ConfigurationProblemException>(early.MigrateAsync)).Message.ShouldContain("Run 'database migrate'");
        await using (var asking = new PostgresProcess(runtime))
            (await Should.ThrowAsync<ConfigurationProblemException>(asking.MigrateAsync)).Message.ShouldContain("this role may not do that");
        await using (var owner = new PostgresProcess(server.AddressOf(name)))
            await owner.MigrateAsync();

        await using var serving = new PostgresProcess(runtime, migrates: false);
        await serving.MigrateAsync();

        (await serving.Get<IChangeStore>().AddAsync(SampleChange.Of("a"), default)).ShouldNotBeNull();
        await serving.Get<IAuditTrail>().AppendAsync(new AuditEntry { At = SampleChange.Noon, Connection = "one", Action = "call", Tool = "list_events" }, default);
        (await serving.Store.LookAsync(default)).ShouldBeNull();
        (await DoctorAsync(runtime)).Outcome.ShouldBe(Outcome.Passed);
        await RightsAreMissedAsync(server, name, role, runtime, serving);
        await server.DropAsync(name);
    }

    // It connects and reads which migrations there were, so that only its rights tell that every call will fail.
    private static async Task RightsAreMissedAsync(PostgresServer server, string name, string role, string runtime, PostgresProcess serving)
    {
        foreach (var (right, table) in ((string, string)[])[("SELECT", "Connections"), ("INSERT", "AuditEntries"), ("UPDATE", "OpenIddictTokens"), ("DELETE", "DataProtectionKeys")])
        {
            await server.ExecuteAsync(name, $"""REVOKE {right} ON "{table}" FROM {role}""");

            (await serving.Store.LookAsync(default)).ShouldBe("the role may not use the tables");
            await using var late = new PostgresProcess(runtime, migrates: false);
            (await Should.ThrowAsync<ConfigurationProblemException>(late.MigrateAsync)).Message.ShouldContain($"this role lacks rights ({table}: {right})");
            var found = await DoctorAsync(runtime);
            (found.Outcome, found.Mend!.Contains($"({table}: {right})", StringComparison.Ordinal)).ShouldBe((Outcome.Failed, true));
            await server.ExecuteAsync(name, $"""GRANT {right} ON "{table}" TO {role}""");
        }

        (await serving.Store.LookAsync(default)).ShouldBeNull();
        await server.ExecuteAsync(name, $"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}; GRANT SELECT ON \"__EFMigrationsHistory\" TO {role}");
        await using var none = new PostgresProcess(runtime, migrates: false);
        (await Should.ThrowAsync<ConfigurationProblemException>(none.MigrateAsync)).Message.ShouldContain(": SELECT, INSERT, UPDATE, DELETE)");
    }

    // What it says of the database to a server that may change no table.
    private static async Task<Finding> DoctorAsync(string address)
    {
        using var file = new TemporaryDirectory();
        var certificate = Path.Combine(Directory.CreateDirectory(file.Path).FullName, "keys.pfx");
        await File.WriteAllBytesAsync(certificate, PostgresServer.Certificates.Current.Export(X509ContentType.Pkcs12));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Database", address), new("Database:Migrate", "never"), new("Keys:Certificate", certificate)]).Build();
        return (await PostgresDoctor.ExamineAsync(configuration, default)).Single(finding => finding.Check == "database");
    }

    [PostgresFact]
    public async Task Rotating_makes_new_keys_for_later_and_frees_the_ring_from_an_old_certificate()
    {
        var server = await PostgresServer.OfRunAsync();
        var name = await server.NewDatabaseAsync();
        await using var before = new PostgresProcess(server.AddressOf(name));
        await before.MigrateAsync();
        await before.Get<ServerKeyRing>().LoadAsync(default);
        var kept = before.Get<ConnectionSecrets>().ProtectAccessToken("us", "https://host", "secret");
        var renewed = new KeyCertificates(PostgresServer.NewCertificate(), []);
        await using (var rotating = new PostgresProcess(server.AddressOf(name), certificates: renewed with { Old = [PostgresServer.Certificates.Current] }))
        {
            await rotating.Get<ServerKeyRing>().RotateAsync(default);
            await rotating.Get<ServerKeyRing>().RotateAsync(default);
            await rotating.Store.RotateKeysAsync(rotating.Services, default);
        }

        await using var after = new PostgresProcess(server.AddressOf(name), certificates: renewed);
        await after.MigrateAsync();

        after.Get<ConnectionSecrets>().AccessToken(PostgresKeysTests.Sample(kept)).ShouldBe("secret");
        (await server.ScalarAsync<long>(name, """SELECT COUNT(*) FROM "DataProtectionKeys" """)).ShouldBe(2);
        var keys = await after.Get<ServerKeyRing>().LoadAsync(default);
        keys.Signing.Count.ShouldBe(2);
        keys.Signing[0].KeyId.ShouldBe(before.Get<ServerKeyRing>().Current.Signing[0].KeyId);
        await server.DropAsync(name);
    }

    [Theory]
    [InlineData("sometimes")]
    [InlineData("false")]
    public void What_migrate_does_not_know_is_told(string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:Migrate", value)]).Build();

        Should.Throw<ConfigurationProblemException>(() => StoreSettings.Open(configuration, null, usesSandbox: true))
            .Message.ShouldBe($"Database__Migrate is '{value}'. Set it to 'start', which is usual, or 'never'.");
    }
}

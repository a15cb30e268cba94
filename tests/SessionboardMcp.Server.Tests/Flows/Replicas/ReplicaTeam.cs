using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Flows.Replicas;

/// <summary>Three replicas as the command line composes them, in this process, on a PostgreSQL of their own, and nginx, which sends each request to the next.</summary>
internal sealed class ReplicaTeam : IAsyncDisposable
{
    public const int Event = SeededEvents.PublishingForum;

    private const int Several = 3;

    private readonly TemporaryDirectory _folder = new();

    private ReplicaTeam()
    {
    }

    public PostgresServer Postgres { get; private set; } = null!;

    /// <summary>The name of the database that the replicas share.</summary>
    public string Database { get; private set; } = "";

    public SandboxHost Sandbox { get; private set; } = null!;

    public IReadOnlyList<HostedReplica> Replicas { get; private set; } = [];

    public Nginx Front { get; private set; } = null!;

    /// <summary>The address that people know: the proxy's.</summary>
    public PublicAddress Address { get; } = PublicAddress.Resolve($"http://localhost:{SignInServer.FreePort()}", []);

    /// <summary>Starts all of it; the replicas at once, before a database that is empty.</summary>
    public static async Task<ReplicaTeam> StartAsync()
    {
        var team = new ReplicaTeam();
        Directory.CreateDirectory(team._folder.Path);
        team.Postgres = await PostgresServer.StartAsync(hasTemplate: false);
        team.Database = await team.Postgres.NewDatabaseAsync(isEmpty: true);
        team.Sandbox = await SandboxHost.StartAsync(new SandboxOptions { Limit = 100_000 });
        var settings = await team.SettingsAsync();
        team.Replicas = [.. Enumerable.Range(0, Several).Select(_ => new HostedReplica(SignInServer.FreePort(), settings))];
        await Task.WhenAll(team.Replicas.Select(replica => Task.Run(replica.StartAsync)));
        team.Front = await Nginx.StartAsync(team._folder.Path, team.Address.Origin.Port, [.. team.Replicas.Select(replica => replica.Port)]);
        return team;
    }

    /// <summary>How often a request went to the replica of the one before.</summary>
    public int SameTwice() => Front.Passed() is var passed ? passed.Zip(passed.Skip(1)).Count(pair => pair.First.To == pair.Second.To) : 0;

    /// <summary>The names of the tags that Sessionboard itself has.</summary>
    public async Task<IReadOnlyList<string>> TagsAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Sandbox.BaseAddress };
        http.DefaultRequestHeaders.Add("x-access-token", "sandbox-full");
        var tags = await http.GetFromJsonAsync<JsonElement>(new Uri($"/v1/event/{Event}/tags", UriKind.Relative));
        return [.. tags.EnumerateArray().Select(tag => tag.GetProperty("name").GetString()!)];
    }

    public async ValueTask DisposeAsync()
    {
        await Front.DisposeAsync();
        foreach (var replica in Replicas)
            await replica.StopAsync();
        await Sandbox.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        Postgres.Dispose();
        _folder.Dispose();
    }

    private async Task<string[]> SettingsAsync()
    {
        using var certificate = PostgresServer.NewCertificate();
        using var key = System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(certificate)!;
        var (file, keyFile) = (Path.Combine(_folder.Path, "keys.crt"), Path.Combine(_folder.Path, "keys.key"));
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        return
        [
            $"--PublicUrl={Address.Text}",
            $"--Sessionboard:BaseUrl={Sandbox.BaseAddress}",
            "--Sessionboard:OAuth:ClientId=sessionboard-mcp",
            $"--ConnectionStrings:Database={Postgres.AddressOf(Database)}",
            $"--Keys:Certificate={file}",
            $"--Keys:CertificateKey={keyFile}",
            "--Writes:Approval=Always",
            // The proxy hears at once that one is not ready; what it has sent already arrives meanwhile.
            "--Shutdown:Delay=00:00:00.2500000",
        ];
    }
}

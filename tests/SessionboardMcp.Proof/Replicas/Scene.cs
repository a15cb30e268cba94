using System.Security.Cryptography.X509Certificates;
using Npgsql;
using SessionboardMcp.Proof.Bench;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Tests.Flows.Replicas;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Proof.Replicas;

/// <summary>A PostgreSQL of its own, the sandbox as Sessionboard, three processes of the server, and a proxy before them.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private const int Several = 3;

    private readonly TemporaryDirectory _folder = new();

    public PostgresServer Postgres { get; private set; } = null!;

    /// <summary>The name of the database that the replicas share.</summary>
    public string Database { get; private set; } = "";

    public Child Sandbox { get; private set; } = null!;

    public IReadOnlyList<Replica> Replicas { get; private set; } = [];

    public Nginx Front { get; private set; } = null!;

    /// <summary>The address that people know: the proxy's.</summary>
    public PublicAddress Address { get; } = PublicAddress.Resolve($"http://localhost:{SignInServer.FreePort()}", []);

    /// <summary>Starts all of it.</summary>
    /// <param name="other">The folder of another build of the server, which the last replica then is; null for none.</param>
    /// <param name="cancellationToken">Ends the start; disposing ends what was started until then.</param>
    public async Task StartAsync(string? other, CancellationToken cancellationToken)
    {
        if (PostgresServer.Programs is null)
            throw new InvalidOperationException("PostgreSQL is not installed in /usr/lib/postgresql. Run: apt-get install postgresql");
        if (Nginx.Program is null)
            throw new InvalidOperationException("nginx is not installed. Run: apt-get install nginx");
        Directory.CreateDirectory(_folder.Path);
        Postgres = await PostgresServer.StartAsync(hasTemplate: false);
        Database = await Postgres.NewDatabaseAsync(isEmpty: true);
        Sandbox = await Child.PlayAsync("hasty", "/");
        var settings = await SettingsAsync();
        Replicas = [.. Enumerable.Range(1, Several).Select(number => new Replica(
            number, Path.Combine(number == Several && other is not null ? other : AppContext.BaseDirectory, "SessionboardMcp.Server"), SignInServer.FreePort(), settings))];
        // All at once, before an empty database: one migrates it, and the others wait. Another build comes when that is done.
        await Task.WhenAll(Replicas.Take(other is null ? Several : Several - 1).Select(replica => replica.StartAsync(cancellationToken)));
        if (other is not null)
            await Replicas[^1].StartAsync(cancellationToken);
        int[] ports = [.. Replicas.Select(replica => replica.Port)];
        Front = await Nginx.StartAsync(_folder.Path, Address.Origin.Port, ports);
    }

    public async ValueTask DisposeAsync()
    {
        if (Front is not null)
            await Front.DisposeAsync();
        foreach (var replica in Replicas)
            await replica.DisposeAsync();
        if (Sandbox is not null)
            await Sandbox.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        Postgres?.Dispose();
        _folder.Dispose();
    }

    private async Task<string[]> SettingsAsync() =>
    [
        $"--PublicUrl={Address.Text}",
        $"--Sessionboard:BaseUrl={Sandbox.Address}",
        "--Sessionboard:OAuth:ClientId=sessionboard-mcp",
        $"--ConnectionStrings:Database=Host={Postgres.Socket};Database={Database};Username=postgres",
        .. await CertificateAsync(_folder.Path),
        // Else ten changes would be made in a quarter of an hour, and a person asked about the others.
        "--Writes:Approval=Never",
        "--Writes:NeverAskFor:0=undo_change",
    ];

    private static async Task<string[]> CertificateAsync(string folder)
    {
        using var certificate = PostgresServer.NewCertificate();
        using var key = certificate.GetRSAPrivateKey()!;
        var (file, keyFile) = (Path.Combine(folder, "keys.crt"), Path.Combine(folder, "keys.key"));
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        return [$"--Keys:Certificate={file}", $"--Keys:CertificateKey={keyFile}"];
    }
}

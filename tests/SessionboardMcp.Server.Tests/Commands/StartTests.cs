using System.Net;
using System.Net.Sockets;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Commands;

/// <summary>What a process that cannot start writes, logs included: one sentence, and no stack trace.</summary>
public sealed class StartTests : IDisposable
{
    private const string SignIn = "serve --Sessionboard:OAuth:ClientId=x --PublicUrl=https://mcp.example.org";
    private const string Outside = "serve --OutsideIssuer:Authority=http://localhost:9 --OutsideIssuer:Audience=x --OutsideIssuer:Access:0:Group=g "
        + "--OutsideIssuer:Access:0:Gives=read:insights --Sessionboard:ApiToken=x --PublicUrl=https://mcp.example.org";

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(SignIn + " --data DATA --urls http://localhost:TAKEN", "http://localhost:TAKEN cannot be listened on: the address is in use. Stop the other program")]
    [InlineData(SignIn + " --data DATA --urls http://192.0.2.1:TAKEN", "http://192.0.2.1:TAKEN cannot be listened on: this machine has no such address.")]
    [InlineData(SignIn + " --data DATA --urls http://127.0.0.1:99999", "http://127.0.0.1:99999 is no address to listen on. Write it as in --urls http://localhost:3001.")]
    [InlineData(Outside + " --urls http://localhost:TAKEN", "http://localhost:TAKEN cannot be listened on: the address is in use.")]
    [InlineData("serve --local --sandbox --urls http://localhost:TAKEN", "http://localhost:TAKEN cannot be listened on: the address is in use.")]
    [InlineData("serve --local --sandbox --urls http://localhost:0", "http://localhost:0 is no address to listen on.")]
    [InlineData("serve --sandbox --data DATA --sandbox-urls http://127.0.0.1:TAKEN", "The sandbox cannot start. http://127.0.0.1:TAKEN cannot be listened on: the address is in use.")]
    public async Task An_address_that_cannot_be_listened_on_is_said(string line, string expected)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        await RefusesAsync(line.Replace("TAKEN", port, StringComparison.Ordinal), expected.Replace("TAKEN", port, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_made_is_said()
    {
        Directory.CreateDirectory(_data.Path);
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "file"), "");

        await RefusesAsync(SignIn + " --data DATA/file/below", $"The data directory {_data.Path}/file/below cannot be written to. Give another with --data DIR");
    }

    [Theory]
    [InlineData(SignIn + " --data DATA")]
    [InlineData("connections list --data DATA")]
    public async Task A_database_that_is_none_is_said_and_left_as_it_is(string line)
    {
        var database = Path.Combine(_data.Path, "sessionboard-mcp.db");
        Directory.CreateDirectory(_data.Path);
        var damaged = string.Concat(Enumerable.Repeat("This is not what SQLite writes. ", 200));
        await File.WriteAllTextAsync(database, damaged);

        await RefusesAsync(line, $"The database {database} is damaged, or is not this server's. Restore it from a backup");

        (await File.ReadAllTextAsync(database)).ShouldBe(damaged);
    }

    [Fact]
    public async Task A_database_without_its_keys_is_said()
    {
        using var server = new SignInServer();
        await server.InitializeAsync();
        await server.DisposeAsync();
        foreach (var key in Directory.GetFiles(Path.Combine(server.Data, "keys")))
            File.Delete(key);

        await RefusesAsync(SignIn + $" --data {server.Data}", $"The database in {server.Data} was written with other keys than those in {server.Data}/keys. Restore that folder");
    }

    private async Task RefusesAsync(string line, string expected)
    {
        var (code, output, error) = await ServerProcess.RunAsync(new Dictionary<string, string>(), line.Replace("DATA", _data.Path, StringComparison.Ordinal).Split(' '));

        code.ShouldBe(2);
        error.ShouldStartWith(expected);
        $"{output}\n{error}".ShouldNotContain("   at ");
        $"{output}\n{error}".ShouldNotContain("Exception");
        output.ShouldNotContain("fail:");
    }
}

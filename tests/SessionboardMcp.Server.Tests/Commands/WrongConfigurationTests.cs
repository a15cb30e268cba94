using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Commands;

/// <summary>Every kind of wrong configuration, at every way to serve: one message with the key, the value and what to do, no stack trace, and no secret.</summary>
public sealed class WrongConfigurationTests : IDisposable
{
    private const string Secret = "hunter2";
    private const string Local = "serve --local --data DATA --urls http://127.0.0.1:0 --Sessionboard:ApiToken=hunter2-of-an-organization ";
    private const string SignIn = "serve --data DATA --urls http://127.0.0.1:0 --Sessionboard:OAuth:ClientId=x --PublicUrl=https://mcp.example.org ";
    private const string Outside = "serve --data DATA --urls http://127.0.0.1:0 --OutsideIssuer:Authority=https://login.example.org --OutsideIssuer:Audience=x --OutsideIssuer:Access:0:Group=g "
        + "--OutsideIssuer:Access:0:Gives=read:insights --Sessionboard:ApiToken=hunter2-of-an-organization --PublicUrl=https://mcp.example.org ";
    private const string Sandbox = "serve --sandbox --data DATA --urls http://localhost:3001 ";
    private const string Away = "--ConnectionStrings:Database=postgresql://me:hunter2@127.0.0.1:9/conf ";

    private readonly TemporaryDirectory _directory = new();

    public WrongConfigurationTests()
    {
        Directory.CreateDirectory(_directory.Path);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(In("none.crt"), certificate.ExportCertificatePem());
        File.WriteAllBytes(In("locked.pfx"), certificate.Export(X509ContentType.Pfx, Secret));
        File.WriteAllBytes(In("keys.pfx"), certificate.Export(X509ContentType.Pfx));
        File.WriteAllText(In("empty"), "");
        Directory.CreateDirectory(In("old"));
        File.WriteAllText(DataDirectory.DatabaseIn(In("old")), "");
        File.WriteAllText(In("secret"), Secret);
        File.WriteAllText(In("text.crt"), "-----BEGIN CERTIFICATE-----\nhunter2\n-----END CERTIFICATE-----\n");
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    // Keys that are none.
    [InlineData(Local, "--Sessionboard:ApiTokn=hunter2", "Unknown argument Sessionboard:ApiTokn. Did you mean --Sessionboard:ApiToken?")]
    [InlineData(Local, "--Privacy:ShowPersonalDate=true", "Unknown argument Privacy:ShowPersonalDate. Did you mean --Privacy:ShowPersonalData?")]
    [InlineData(SignIn, "--Clients:MaximumClient=5", "Unknown argument Clients:MaximumClient. Did you mean --Clients:MaximumClients?")]
    [InlineData(SignIn, "--Keys:Certificat=hunter2", "Unknown argument Keys:Certificat. Did you mean --Keys:Certificate?")]
    [InlineData(Outside, "--OutsideIssuer:Acces:0:Group=g", "Unknown argument OutsideIssuer:Acces:0:Group. Did you mean --OutsideIssuer:Access:0:Group?")]
    [InlineData(Outside, "--OutsideIssuer:SignIn:ClientSecrt=hunter2", "Unknown argument OutsideIssuer:SignIn:ClientSecrt. Did you mean --OutsideIssuer:SignIn:ClientSecret?")]
    [InlineData(Sandbox, "--Sandbox:Limits=5", "Unknown argument Sandbox:Limits. The sandbox knows Sandbox:Limit")]
    // Values of another form.
    [InlineData(Local, "--Privacy:ShowPersonalData=maybe", "Privacy:ShowPersonalData is 'maybe'. Set it to true or false.")]
    [InlineData(Local, "--Writes:Approval=sometimes", "Writes:Approval is 'sometimes'. Set it to risky, always or never.")]
    [InlineData(Local, "--Writes:Freeze:0:From=tomorrow", "Writes:Freeze:0:From is 'tomorrow'. Set it to an instant such as")]
    [InlineData(Local, "--Index:MaxBytes=lots", "Index:MaxBytes is 'lots'. Set it to a whole number.")]
    [InlineData(Local, "--Sessionboard:Deadline=soon", "Sessionboard:Deadline is 'soon'. Set it to a time such as 00:00:30")]
    [InlineData(SignIn, "--Clients:IdleAfter=soon", "Clients:IdleAfter is 'soon'. Set it to a time such as 00:00:30")]
    [InlineData(SignIn, "--Clients:RegistrationsPerMinute=many", "Clients:RegistrationsPerMinute is 'many'. Set it to a whole number.")]
    [InlineData(Outside, "--OutsideIssuer:Access:0:ShowsPersonalData=yes", "OutsideIssuer:Access:0:ShowsPersonalData is 'yes'. Set it to true or false.")]
    [InlineData(Local, "--Logging:LogLevel:Default=Loud", "Logging:LogLevel:Default is 'Loud'. Set it to Trace, Debug, Information")]
    [InlineData("doctor --OutsideIssuer:Authority=https://login.example.org ", "--Sessionboard:OAuth:ClientId=x", "OutsideIssuer and Sessionboard__OAuth__ClientId are both set, and are two ways to sign in. Keep OutsideIssuer where")]
    [InlineData(Sandbox, "--Sandbox:Limit=many", "Sandbox:Limit is 'many'. Write a time as")]
    // Out of range.
    [InlineData(Local, "--Sessionboard:MaxRetries=99", "Sessionboard:MaxRetries is '99'. Set it to a value from 0 to 5.")]
    [InlineData(Local, "--Queries:MaximumLength=-1", "Queries:MaximumLength is -1. Set it to 100 to 100000 characters.")]
    [InlineData(SignIn, "--Clients:MaximumClients=0", "Clients:MaximumClients is 0. Set it to 10 to 1000000.")]
    [InlineData(SignIn, "--Shutdown:Delay=02:00:00", "Shutdown:Delay is '02:00:00'. Write a time from")]
    [InlineData(SignIn, "--Sessionboard:Regions=mars", "Sessionboard:Regions names 'mars'. Set it to us, eu or us,eu.")]
    [InlineData(SignIn, "--Proxy:Networks=the-proxy", "Proxy:Networks holds 'the-proxy'. Write the address")]
    [InlineData(SignIn, "--Cors:Origins=*", "Cors:Origins holds '*'. Write each origin as a browser does, such as https://assistant.example.org")]
    [InlineData(SignIn, "--Operator:Contact=javascript:alert(1)", "Operator:Contact is 'javascript:alert(1)'. Set it to an e-mail address, or an address that begins with https://")]
    [InlineData(Outside, "--OutsideIssuer:Access:0:Gives=everything", "OutsideIssuer:Access:0:Gives holds 'everything'. Write scopes of Sessionboard")]
    [InlineData(Local, "--Approval:Account=me", "Approval:Account is no number of an account. Write what `id -u` says")]
    [InlineData(Local, "--Local:Token=hunter2", "Local:Token holds no token that can be used. It needs 32 to 512 letters")]
    [InlineData(Local, "--Telemetry:Prometheus=off", "Telemetry:Prometheus is no address for Prometheus. Write a port")]
    // What contradicts itself.
    [InlineData("serve --local --Sessionboard:ApiToken=hunter2 --urls http://localhost:3001 ", "--Telemetry:Prometheus=3001", "Telemetry:Prometheus names the server's own port (http://localhost:3001). Choose another, such as 9464.")]
    [InlineData("serve --Sessionboard:OAuth:ClientId=x --PublicUrl=https://mcp.example.org --data DATA --urls http://*:3001 ", "--Telemetry:Prometheus=http://127.0.0.1:3001", "Telemetry:Prometheus names the server's own port (http://*:3001). Choose another, such as 9464.")]
    [InlineData("serve --OutsideIssuer:Authority=https://login.example.org --data DATA --urls http://10.0.0.1:3001 ", "--Telemetry:Prometheus=http://*:3001", "Telemetry:Prometheus names the server's own port (http://10.0.0.1:3001). Choose another, such as 9464.")]
    [InlineData("serve --sandbox --data DATA --urls http://localhost:FREE ", "--sandbox-urls http://localhost:FREE", "--sandbox-urls names the server's own port (http://localhost:FREE). Choose another, or leave it out.")]
    [InlineData(Outside, "--Sessionboard:OAuth:ClientId=x", "OutsideIssuer and Sessionboard__OAuth__ClientId are both set, and are two ways to sign in. Keep OutsideIssuer where people sign in at your identity provider, or the client id")]
    [InlineData(Outside, "--OutsideIssuer:SignIn:ClientSecret=hunter2", "OutsideIssuer:SignIn:ClientSecret is set, and OutsideIssuer:SignIn:ClientId is not. Set it to the client that is registered")]
    [InlineData("serve --local --Sessionboard:ApiToken=hunter2 ", "--urls http://0.0.0.0:3001", "--local listens on loopback only, and \"http://0.0.0.0:3001\" is not. Use --urls http://localhost:3001")]
    // Files of secrets.
    [InlineData("serve --local --data DATA ", "--Sessionboard:ApiToken_FILE=IN/missing", "Sessionboard:ApiToken_FILE: the file IN/missing is not there. Look whether the secret is mounted.")]
    [InlineData("serve --local --data DATA ", "--Sessionboard:ApiToken_FILE=IN/empty", "Sessionboard:ApiToken_FILE: the file IN/empty is empty. Write the value into it.")]
    [InlineData("serve --local --data DATA ", "--Sessionboard:ApiToken_FILE=IN", "Sessionboard:ApiToken_FILE: the file IN is a folder. Name the file in it.")]
    [InlineData(Local, "--Sessionboard:ApiToken_FILE=IN/secret", "Sessionboard:ApiToken is set, and Sessionboard:ApiToken_FILE names a file for it. Keep one of them.")]
    // Addresses.
    [InlineData("serve --Sessionboard:OAuth:ClientId=x ", "--PublicUrl=https://mcp.example.org/path", "PublicUrl is 'https://mcp.example.org/path'. Set it to an https address without a path")]
    [InlineData("serve --Sessionboard:OAuth:ClientId=x ", "--PublicUrl=http://mcp.example.org", "PublicUrl is 'http://mcp.example.org'. Set it to an https address")]
    [InlineData("serve --Sessionboard:OAuth:ClientId=x ", "--PublicUrl=https://me:hunter2@mcp.example.org", "PublicUrl is '(not repeated, as it may hold a secret)'. Set it to an https address")]
    [InlineData(Outside, "--OutsideIssuer:Authority=https://me:hunter2@login.example.org", "OutsideIssuer:Authority is '(not repeated, as it may hold a secret)'. Set it to the issuer")]
    [InlineData(SignIn, "--Sessionboard:BaseUrl=http://me:hunter2@example.com", "Sessionboard:BaseUrl is not an address that a credential may be sent to. Set it to https://host")]
    [InlineData("serve --Sessionboard:OAuth:ClientId=x --PublicUrl=https://mcp.example.org --data DATA ", "--urls http://localhost:TAKEN", "http://localhost:TAKEN cannot be listened on: the address is in use. Stop the other program")]
    // The store, at each way that keeps something.
    [InlineData(SignIn, Away, "Nothing wraps the keys that go into the database: Keys__Certificate is not set. Make a certificate")]
    [InlineData(Outside, Away, "Nothing wraps the keys that go into the database: Keys__Certificate is not set. Make a certificate")]
    [InlineData(Local, Away, "Nothing wraps the keys that go into the database: Keys__Certificate is not set. Make a certificate")]
    [InlineData(Local, "--ConnectionStrings:Databse=postgresql://me:hunter2@host/conf", "ConnectionStrings or settings of Keys are set, but ConnectionStrings__Database is missing or empty. Set it")]
    [InlineData(Outside, "--ConnectionStrings:Default=postgresql://me:hunter2@host/conf", "ConnectionStrings or settings of Keys are set, but ConnectionStrings__Database is missing or empty. Set it")]
    [InlineData(SignIn, "--ConnectionStrings:Database=mysql://me:hunter2@host/conf", "ConnectionStrings__Database is no address of PostgreSQL. Write postgresql://")]
    [InlineData(Local, "--ConnectionStrings:Database=AccountEndpoint=host;AccountKey=hunter2", "ConnectionStrings__Database is no address of PostgreSQL: it has no such parts as its part 1. Write postgresql://")]
    [InlineData(Outside, "--ConnectionStrings:Database=postgresql://me:hunter2@host/conf?sslmod=require", "ConnectionStrings__Database: its parameter 1 after the question mark is not known here. It knows application_name, ")]
    [InlineData(SignIn, Away + "--Keys:Certificate=IN/missing.crt", "Keys__Certificate names IN/missing.crt, which cannot be used: it is not there, cannot be read by this user, is neither .pfx nor PEM with its key, or the password is wrong. Let this user read it, or name another.")]
    [InlineData(SignIn, Away + "--Keys:Certificate=IN/none.crt", "Keys__Certificate names IN/none.crt, which cannot be used: it is not there, cannot be read by this user, is neither .pfx nor PEM with its key, or the password is wrong. Let this user read it, or name another.")]
    [InlineData(Outside, Away + "--Keys:Certificate=IN/text.crt", "Keys__Certificate names IN/text.crt, which cannot be used: it is not there, cannot be read by this user, is neither .pfx nor PEM with its key, or the password is wrong. Let this user read it, or name another.")]
    [InlineData(Local, Away + "--Keys:Certificate=IN/locked.pfx --Keys:CertificatePassword=hunter2-not", "Keys__Certificate names IN/locked.pfx, which cannot be used: it is not there, cannot be read by this user, is neither .pfx nor PEM with its key, or the password is wrong. Let this user read it, or name another.")]
    [InlineData(Local, Away + "--Keys:Certificate=IN/keys.pfx", "PostgreSQL database conf at 127.0.0.1:9 cannot be reached. Start it, or put the address in ConnectionStrings__Database right")]
    [InlineData(Outside, Away + "--Keys:Certificate=IN/keys.pfx", "PostgreSQL database conf at 127.0.0.1:9 cannot be reached. Start it, or put the address in ConnectionStrings__Database right")]
    [InlineData(Outside, Away + "--Keys:Certificate=IN/keys.pfx --ConnectionStrings:Redis=redis:6379,password=hunter2", "ConnectionStrings__Redis is set, but is used only where people sign in at Sessionboard. Leave ConnectionStrings__Redis out.")]
    [InlineData(Outside, "--ConnectionStrings:Redis=hunter2 --Cache:PersonalData=true", "ConnectionStrings__Redis is set, but is used only where people sign in at Sessionboard. Leave ConnectionStrings__Redis and Cache__PersonalData out.")]
    [InlineData(SignIn, "--ConnectionStrings:Redis=hunter2", "ConnectionStrings__Redis is set, but without PostgreSQL there is one process, which has nothing to share. Set ConnectionStrings__Database, or leave")]
    [InlineData(SignIn, "--ConnectionStrings:Database=Host=127.0.0.1,Database=conf,Password=hunter2", "ConnectionStrings__Database is no address of PostgreSQL: its host is no name, address or path")]
    [InlineData(Local, "--ConnectionStrings:Database=Host=me:hunter2@127.0.0.1;Database=conf", "ConnectionStrings__Database is no address of PostgreSQL: its host is no name, address or path")]
    [InlineData(Outside, "--ConnectionStrings:Database=postgresql://me:hunter2@127.0.0.1:99999/conf", "ConnectionStrings__Database: Port is none that there is. Set it to 1 to 65535.")]
    [InlineData("database copy --data IN/old ", "--to postgresql://me:hunter2@127.0.0.1:99999/conf", "ConnectionStrings__Database: Port is none that there is. Set it to 1 to 65535.")]
    [InlineData("database migrate ", "--ConnectionStrings:Database=Host=127.0.0.1,Password=hunter2", "ConnectionStrings__Database is no address of PostgreSQL: its host is no name, address or path")]
    [InlineData("audit export ", "--ConnectionStrings:Database=Host=127.0.0.1,Password=hunter2", "ConnectionStrings__Database is no address of PostgreSQL: its host is no name, address or path")]
    [InlineData(SignIn, Away + "--Keys:Certificate=IN/keys.pfx --ConnectionStrings:Redis=redis:hunter2:6379", "ConnectionStrings__Redis is no address of Redis: what stands where a host is meant is none.")]
    [InlineData(SignIn, Away + "--Keys:Certificate=IN/keys.pfx --Keys:Old:0:CertificateKey=hunter2", "Keys__Old__0__CertificateKey is set, and Keys__Old__0__Certificate is not. Set it")]
    [InlineData(SignIn, "--Database:Migrate=sometimes", "Database__Migrate is 'sometimes'. Set it to 'start', which is usual, or 'never'.")]
    [InlineData("serve --Sessionboard:OAuth:ClientId=x --PublicUrl=https://mcp.example.org ", "--data IN/secret/below", "The data directory IN/secret/below cannot be written to. Give another with --data DIR")]
    public async Task Each_kind_is_one_message_with_the_key_and_what_to_do(string way, string wrong, string expected)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var free = SignInServer.FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
        string Placed(string text) => text.Replace("FREE", free, StringComparison.Ordinal).Replace("DATA", In("data"), StringComparison.Ordinal).Replace("TAKEN", port, StringComparison.Ordinal).Replace("IN", _directory.Path, StringComparison.Ordinal);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await RootCommands.Create().Parse(Placed(way + wrong).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });

        code.ShouldBe(2);
        Judge($"{output}{error}", Placed(expected));
    }

    [Fact]
    public async Task A_process_says_the_same_of_its_environment_and_of_its_own_certificate()
    {
        var data = In("data");
        await ProcessSaysAsync(
            new() { ["Sessionboard__ApiTokn"] = Secret }, "Sessionboard__ApiTokn is no setting. Did you mean Sessionboard__ApiToken?", "serve", "--local", "--data", data);
        await ProcessSaysAsync(
            new() { ["SESSIONBOARD_APITOKEN"] = Secret }, "SESSIONBOARD_APITOKEN is no setting. Did you mean SESSIONBOARD_API_TOKEN?", "serve", "--local", "--data", data);
        await ProcessSaysAsync(
            new() { ["Kestrel__Certificates__Default__Path"] = In("locked.pfx"), ["Kestrel__Certificates__Default__Password"] = $"{Secret}-not", ["SESSIONBOARD_OAUTH_CLIENT_ID"] = "x" },
            $"Kestrel__Certificates__Default__Path names {In("locked.pfx")}, which cannot be used for TLS",
            "serve", "--data", data, "--PublicUrl=https://mcp.example.org", "--urls", $"https://127.0.0.1:{SignInServer.FreePort()}");
    }

    // It may stand in the environment of a team's server, and nothing is lost without it.
    [Fact]
    public async Task A_Redis_that_local_does_not_use_is_said_and_does_not_end_the_start()
    {
        var address = new Uri($"http://localhost:{SignInServer.FreePort()}");
        await using var server = await ServerProcess.StartAsync(
            address, new Dictionary<string, string> { ["ConnectionStrings__Redis"] = $"redis:6379,password={Secret}" }, "--local", "--data", In("data"), "--Sessionboard:ApiToken=token-of-nobody");

        server.Output.ShouldContain("ConnectionStrings__Redis is set, but is used only where people sign in at Sessionboard. Leave ConnectionStrings__Redis out.");
        server.Output.ShouldNotContain(Secret);
    }

    private static async Task ProcessSaysAsync(Dictionary<string, string> environment, string expected, params string[] arguments)
    {
        var (code, output, error) = await ServerProcess.RunAsync(environment, arguments);

        code.ShouldBe(2, $"{output}{error}");
        Judge($"{output}{error}", expected);
    }

    private static void Judge(string said, string expected)
    {
        said.ShouldStartWith(expected);
        said.ShouldNotContain(Secret);
        said.ShouldNotContain("   at ");
        said.ShouldNotContain("Exception");
        if (!expected.StartsWith("Nothing wraps", StringComparison.Ordinal))
            said.Trim().Split('\n').Length.ShouldBe(1, said);
    }

    private string In(string name) => Path.Combine(_directory.Path, name);
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Tests.Identity.OutsideIssuer;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Commands;

/// <summary><c>doctor</c> goes through a real proxy to a real server, and hears from it what came.</summary>
public sealed class SeenRequestTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _elsewhere = new();
    private Hop _hop = null!;

    public async Task InitializeAsync() => _hop = await Hop.StartAsync();

    public async Task DisposeAsync() => await _hop.DisposeAsync();

    public void Dispose() => _elsewhere.Dispose();

    [Theory]
    [InlineData(null, "", "203.0.113.7", Outcome.Passed, "takes 203.0.113.7 for this caller, as the proxy at 127.0.0.1 says. It should be this machine", null)]
    [InlineData(null, "", "127.0.0.1", Outcome.Passed, "as the proxy at 127.0.0.1 says. That is this machine.", null)]
    [InlineData("172.18.0.2", "172.18.0.0/16", "203.0.113.7:51234", Outcome.Passed, "takes 203.0.113.7 for this caller, as the proxy at 172.18.0.2 says", null)]
    [InlineData("172.18.0.2", "", "203.0.113.7", Outcome.Failed, "A proxy at 172.18.0.2 stands before the server", "Set Proxy__Networks__0=172.18.0.2, or")]
    [InlineData("172.18.0.2", "10.0.0.0/8", "203.0.113.7", Outcome.Failed, "all callers count as one", "Add 172.18.0.2 to Proxy:Networks, which is 10.0.0.0/8, or")]
    [InlineData("::ffff:172.18.0.2", "", "203.0.113.7", Outcome.Failed, "A proxy at 172.18.0.2 stands", "Set Proxy__Networks__0=172.18.0.2, or")]
    [InlineData("::ffff:172.18.0.2", "172.18.0.2", "203.0.113.7", Outcome.Passed, "takes 203.0.113.7 for this caller, as the proxy at 172.18.0.2 says", null)]
    [InlineData("fd00::5", "fd00::/64", "2001:db8::7", Outcome.Passed, "takes 2001:db8::7 for this caller, as the proxy at fd00::5 says", null)]
    [InlineData("fd00::5", "", "2001:db8::7", Outcome.Failed, "A proxy at fd00::5 stands", "Set Proxy__Networks__0=fd00::5, or")]
    [InlineData(null, "", null, Outcome.Noted, "Something at 127.0.0.1 ends TLS before the server and sends no X-Forwarded-For", "$proxy_add_x_forwarded_for")]
    [InlineData("172.18.0.2", "172.18.0.2", null, Outcome.Noted, "Something at 172.18.0.2 ends TLS", "$proxy_add_x_forwarded_for")]
    [InlineData(null, "", "198.51.100.1, 203.0.113.7", Outcome.Noted, "takes 203.0.113.7 for this caller, as the proxy at 127.0.0.1 says. 203.0.113.7 speaks for another", "If 203.0.113.7 is a proxy of yours")]
    [InlineData(null, "203.0.113.0/24", "198.51.100.1, 203.0.113.7", Outcome.Passed, "takes 198.51.100.1 for this caller", null)]
    [InlineData(null, "", "unknown", Outcome.Noted, "holds something that is no address, so that 127.0.0.1 counts", "plain addresses")]
    public async Task It_is_told_whom_the_server_takes_for_the_caller(string? peer, string networks, string? forwards, Outcome outcome, string told, string? mend)
    {
        using var server = await StartAsync(peer, networks);
        _hop.Forwards = forwards;

        var (answer, proxy) = await LookAsync(server.Data, networks);

        answer.Outcome.ShouldBe(Outcome.Passed, answer.Detail);
        answer.Detail.ShouldContain("leads to this installation");
        proxy.Outcome.ShouldBe(outcome, proxy.Detail);
        proxy.Detail.ShouldContain(told);
        (proxy.Mend ?? "").ShouldContain(mend ?? "");
        (proxy.Mend is null).ShouldBe(mend is null);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_runs_with_other_settings_than_doctors_is_to_be_started_again()
    {
        using var server = await StartAsync("172.18.0.2", "");
        _hop.Forwards = "203.0.113.7";

        var (_, proxy) = await LookAsync(server.Data, "172.16.0.0/12");

        proxy.Outcome.ShouldBe(Outcome.Failed);
        proxy.Mend.ShouldNotBeNull().ShouldContain("those of the running server do not: start the server again");
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_Host_header_that_really_comes_is_named()
    {
        using var server = await StartAsync(null, "");
        (_hop.Host, _hop.Forwards) = ("backend:8080", "203.0.113.7");

        var (answer, proxy) = await LookAsync(server.Data);

        answer.Outcome.ShouldBe(Outcome.Failed);
        answer.Detail.ShouldContain("another Host header (backend:8080)");
        proxy.Outcome.ShouldBe(Outcome.Passed, proxy.Detail);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_server_with_other_keys_or_of_an_older_version_is_told_and_not_blamed()
    {
        using var other = new SignInServer();
        await other.InitializeAsync();
        using var server = await StartAsync(null, "");
        _hop.Forwards = "203.0.113.7";

        var byOtherKeys = await LookAsync(other.Data);
        _hop.Instead = context => context.Response.WriteAsync($$"""{"resource":"{{_hop.Address.Resource}}"}""");
        var byOlder = await LookAsync(server.Data);

        foreach (var (answer, proxy) in new[] { byOtherKeys, byOlder })
        {
            answer.Outcome.ShouldBe(Outcome.Noted);
            answer.Detail.ShouldContain("leads to a server with this PublicUrl");
            answer.Detail.ShouldContain("did not answer what only a server with the keys here can read");
            answer.Mend.ShouldNotBeNull();
            proxy.Outcome.ShouldBe(Outcome.Noted);
            proxy.Detail.ShouldStartWith("Only a proxy on this machine is believed");
            proxy.Detail.ShouldEndWith("the server was asked and did not say.");
        }

        await server.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Without_keys_nothing_is_asked_and_nothing_made()
    {
        using var server = await StartAsync(null, "");
        var (never, empty) = (Path.Combine(_elsewhere.Path, "never"), Path.Combine(_elsewhere.Path, "empty"));
        Directory.CreateDirectory(Path.Combine(empty, "keys"));

        foreach (var folder in new[] { never, empty })
        {
            var (answer, proxy) = await LookAsync(folder);

            answer.Outcome.ShouldBe(Outcome.Passed);
            answer.Detail.ShouldContain("leads to a server with this PublicUrl");
            proxy.Detail.ShouldEndWith("there are no keys here to ask the server with.");
            _hop.Came.ShouldNotContain(DoctorSeal.Header);
        }

        Directory.Exists(never).ShouldBeFalse();
        Directory.GetFileSystemEntries(empty, "*", SearchOption.AllDirectories).ShouldBe([Path.Combine(empty, "keys")]);
        // The hop does see it where there is one.
        await LookAsync(server.Data);
        _hop.Came.ShouldContain(DoctorSeal.Header);
        await server.DisposeAsync();
    }

    [PostgresFact]
    public async Task The_ring_in_PostgreSQL_asks_too_and_not_under_another_certificate()
    {
        await using var scope = await TestStore.PrepareServerAsync();
        scope.Enter();
        using var server = await StartAsync(null, "");
        _hop.Forwards = "203.0.113.7";
        var database = scope.Server.AddressOf(scope.DatabaseOf(server.Data));
        var other = Path.Combine(_elsewhere.Path, "other.pfx");
        Directory.CreateDirectory(_elsewhere.Path);
        await File.WriteAllBytesAsync(other, PostgresServer.NewCertificate().Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pfx));

        var (answer, proxy) = await LookAsync(null, "", ("ConnectionStrings:Database", database), ("Keys:Certificate", CertificateFile.Write(_elsewhere.Path)));
        var (_, closed) = await LookAsync(null, "", ("ConnectionStrings:Database", database), ("Keys:Certificate", other));
        var (_, away) = await LookAsync(null, "", ("ConnectionStrings:Database", scope.Server.AddressOf("no_such_database")), ("Keys:Certificate", other));

        answer.Detail.ShouldContain("leads to this installation");
        proxy.Detail.ShouldContain("takes 203.0.113.7 for this caller");
        closed.Detail.ShouldEndWith("there are no keys here to ask the server with.");
        away.Detail.ShouldEndWith("there are no keys here to ask the server with.");
        (await scope.Server.ScalarAsync<long>(scope.DatabaseOf(server.Data), """SELECT COUNT(*) FROM "DataProtectionKeys" """)).ShouldBe(1, "doctor makes nothing");
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Behind_an_outside_issuer_a_server_that_keeps_something_knows_its_doctor_too()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        await using var provider = await TestProvider.StartAsync();
        foreach (var (folder, isHeard) in new[] { (Path.Combine(_elsewhere.Path, "kept"), true), (null, false) })
        {
            await using var server = await OutsideServer.StartAsync(provider.Authority, sandbox.BaseAddress, builder => TokenChanges.AddWhereGiven(builder, folder), usesSandbox: false);
            await using var question = DoctorQuestion.Make(server.Configuration, folder, needsData: true);
            using var request = new HttpRequestMessage(HttpMethod.Get, "https://mcp.example.org/.well-known/oauth-protected-resource/mcp");
            question.AddTo(request);
            using var http = server.GetTestClient();
            using var answer = await http.SendAsync(request);
            question.Hear(answer);

            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (question.IsAsked, question.Seen?.Host == "mcp.example.org").ShouldBe((isHeard, isHeard));
        }
    }

    [Theory]
    [InlineData(0, 0, false, false, Outcome.Passed, "TLS ends at the server, and no proxy says otherwise. It should be this machine")]
    [InlineData(0, 0, false, true, Outcome.Passed, "It should be the proxy through which doctor goes out.")]
    [InlineData(0, 0, true, true, Outcome.Passed, "That is this machine.")]
    [InlineData(0, 1, false, true, Outcome.Noted, "192.0.2.9 speaks for another (X-Forwarded-For), and the server does not believe it.")]
    public void Where_TLS_ends_at_the_server_no_proxy_is_claimed(int believed, int left, bool isHere, bool usesProxy, Outcome outcome, string told)
    {
        var seen = new SeenRequest { Nonce = "", Peer = "192.0.2.9", Caller = "192.0.2.9", Believed = believed, Left = left, IsNextAddress = true, IsTls = true };

        var finding = ProxyDoctor.Judge(seen, new ConfigurationBuilder().Build(), isHere, usesProxy);

        finding.Outcome.ShouldBe(outcome);
        finding.Detail.ShouldContain(told);
    }

    private async Task<SignInServer> StartAsync(string? peer, string networks)
    {
        var server = new SignInServer
        {
            Address = _hop.Address,
            Behind = _hop.Server,
            Added = services => services.AddSingleton<IStartupFilter>(new CameFrom(peer)),
        };
        server.Configuration["Proxy:Networks"] = networks;
        await server.InitializeAsync();
        return server;
    }

    private async Task<(Finding Answer, Finding Proxy)> LookAsync(string? data, string networks = "", params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Proxy:Networks", (string?)networks), .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))])
            .Build();
        var found = await SignInDoctor.WayAsync(configuration, _hop.Address, data, CancellationToken.None, _hop.Root);
        return (found.Single(finding => finding.Check == "public_answer"), found.Single(finding => finding.Check == "proxy"));
    }

    // A proxy on another machine: here there is only loopback.
    private sealed class CameFrom(string? peer) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            if (peer is not null)
            {
                app.Use((context, rest) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
                    return rest();
                });
            }

            next(app);
        };
    }
}

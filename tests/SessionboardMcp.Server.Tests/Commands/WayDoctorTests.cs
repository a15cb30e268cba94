using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Core.Diagnosis;
using SessionboardMcp.Logs;
using SessionboardMcp.Sandbox.Hosting;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Commands;
using SessionboardMcp.Server.Identity.Upstream;

namespace SessionboardMcp.Server.Tests.Commands;

/// <summary>What <c>doctor</c> says of the way to a team's server: certificate, proxy, clock, disk, registration.</summary>
public sealed class WayDoctorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_public_address_is_asked_as_an_assistant_would()
    {
        using var root = Root();
        var answer = new Func<PublicAddress, HttpContext, Task>((_, _) => Task.CompletedTask);
        PublicAddress address = null!;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<SomebodyElse>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Leaf(root))));
        await using var server = builder.Build();
        server.Run(context => answer(address, context));
        await server.StartAsync();
        address = PublicAddress.Resolve($"https://localhost:{new Uri(server.Urls.First()).Port}", []);

        foreach (var (status, body, location, outcome, told) in ((int, Func<string, string>, string?, Outcome, string)[])
        [
            (200, resource => $$"""{"resource":"{{resource}}"}""", null, Outcome.Passed, "the Host header comes through"),
            (200, _ => """{"resource":"https://other.example/mcp"}""", null, Outcome.Failed, "calls itself https://other.example/mcp"),
            (200, _ => """{"resource":"not an address"}""", null, Outcome.Failed, "Something else answers"),
            (200, _ => "<h1>Welcome to nginx!</h1>", null, Outcome.Failed, "Something else answers"),
            (200, _ => "[]", null, Outcome.Failed, "Something else answers"),
            (403, _ => "Refused: the Host header is not that of PublicUrl.\n", null, Outcome.Failed, "another Host header"),
            (403, _ => "Forbidden", null, Outcome.Failed, "(403)"),
            (401, _ => "", null, Outcome.Failed, "(401)"),
            (302, _ => "", "https://login.example/", Outcome.Failed, "sends on to login.example"),
            (308, _ => "", "/elsewhere", Outcome.Failed, "sends on to another path"),
            (502, _ => "", null, Outcome.Noted, "no server behind it"),
        ])
        {
            answer = (public_, context) =>
            {
                context.Response.StatusCode = status;
                if (location is not null)
                    context.Response.Headers.Location = location;
                return context.Response.WriteAsync(body(public_.Resource));
            };

            var findings = await PublicAddressDoctor.ExamineAsync(address, TimeProvider.System, CancellationToken.None, root: root);

            findings[0].ShouldSatisfyAllConditions(tls => tls.Check.ShouldBe("tls"), tls => tls.Outcome.ShouldBe(Outcome.Passed, tls.Detail));
            findings[1].Outcome.ShouldBe(outcome, findings[1].Detail);
            findings[1].Detail.ShouldContain(told);
            (findings[1].Mend is null).ShouldBe(outcome == Outcome.Passed);
        }

        // Nobody that this machine knows signed it.
        var unknown = await PublicAddressDoctor.ExamineAsync(address, TimeProvider.System, CancellationToken.None);
        unknown[0].Outcome.ShouldBe(Outcome.Failed);
        unknown[0].Detail.ShouldContain("does not believe the certificate of localhost");
        unknown[1].Outcome.ShouldBe(Outcome.Skipped);
        await server.StopAsync();
        (await PublicAddressDoctor.ExamineAsync(address, TimeProvider.System, CancellationToken.None, root: root)).ShouldHaveSingleItem().Detail.ShouldContain("cannot be reached from this machine");
        (await PublicAddressDoctor.ExamineAsync(PublicAddress.Resolve("http://localhost:1", []), TimeProvider.System, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(90, SslPolicyErrors.None, Outcome.Passed, "good until 2027-02-27")]
    [InlineData(20, SslPolicyErrors.None, Outcome.Noted, "in 20 days")]
    [InlineData(-1, SslPolicyErrors.RemoteCertificateChainErrors, Outcome.Failed, "ended on 2026-11-28")]
    [InlineData(90, SslPolicyErrors.RemoteCertificateNameMismatch, Outcome.Failed, "for another name")]
    [InlineData(90, SslPolicyErrors.RemoteCertificateChainErrors, Outcome.Failed, "one between is missing")]
    public void A_certificate_is_judged_by_its_end_and_by_what_the_platform_says(int days, SslPolicyErrors errors, Outcome outcome, string told)
    {
        var finding = new SeenCertificate(Now.AddDays(days), errors).Judge("mcp.example.org", Now);

        finding.Outcome.ShouldBe(outcome);
        finding.Detail.ShouldContain(told);
        (finding.Mend is null).ShouldBe(outcome == Outcome.Passed);
    }

    [Theory]
    [InlineData(0.4, Outcome.Passed, "agrees with")]
    [InlineData(-4, Outcome.Passed, "agrees with")]
    [InlineData(12, Outcome.Noted, "12 s ahead of")]
    [InlineData(-3600, Outcome.Failed, "3600 s behind")]
    public void A_clock_is_judged_by_how_far_it_is_off(double ahead, Outcome outcome, string told)
    {
        var finding = ClockDoctor.Judge(TimeSpan.FromSeconds(ahead), "sessionboard.example");

        finding.Outcome.ShouldBe(outcome);
        finding.Detail.ShouldContain(told);
    }

    [Theory]
    [InlineData(100L, Outcome.Failed)]
    [InlineData(500L, Outcome.Noted)]
    [InlineData(5_000L, Outcome.Passed)]
    public void A_disk_is_judged_by_the_room_on_it(long free, Outcome outcome) => DiskDoctor.Judge(free * 1024 * 1024).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("", "https://mcp.example.org", Outcome.Noted, "count as one")]
    [InlineData("", "http://localhost:3001", Outcome.Passed, "no proxy")]
    [InlineData("10.0.0.0/8,192.0.2.1", "https://mcp.example.org", Outcome.Passed, "10.0.0.0/8, 192.0.2.1")]
    [InlineData("the-proxy", "https://mcp.example.org", Outcome.Failed, "does not start")]
    public void It_is_told_whose_word_about_callers_is_believed(string networks, string address, Outcome outcome, string told)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Proxy:Networks", (string?)networks)]).Build();

        var finding = ProxyDoctor.Find(configuration, PublicAddress.Resolve(address, []));

        finding.Outcome.ShouldBe(outcome);
        finding.Detail.ShouldContain(told);
    }

    [Fact]
    public async Task A_client_that_Sessionboard_registered_is_told_from_one_that_it_did_not()
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions());
        var endpoint = new Uri(sandbox.BaseAddress, "oauth/authorize");
        var regions = new Dictionary<string, Uri> { ["us"] = sandbox.BaseAddress };

        async Task<Outcome> AskAsync(string client, string origin, Uri? at = null) =>
            (await RegistrationDoctor.ExamineAsync(new UpstreamSettings(client, new Uri(origin), regions), "us", at ?? endpoint, CancellationToken.None)).Outcome;

        (await AskAsync(SandboxOAuthOptions.ClientId, "http://localhost:3001")).ShouldBe(Outcome.Passed);
        (await AskAsync("somebody-else", "http://localhost:3001")).ShouldBe(Outcome.Noted);
        (await AskAsync(SandboxOAuthOptions.ClientId, "https://not-registered.example")).ShouldBe(Outcome.Noted);
        (await AskAsync(SandboxOAuthOptions.ClientId, "http://localhost:3001", new Uri("http://127.0.0.1:9/"))).ShouldBe(Outcome.Skipped);
    }

    [Theory]
    [InlineData(200, Outcome.Passed)]
    [InlineData(302, Outcome.Passed)]
    [InlineData(400, Outcome.Noted)]
    [InlineData(401, Outcome.Noted)]
    [InlineData(404, Outcome.Noted)]
    [InlineData(403, Outcome.Skipped)]
    [InlineData(408, Outcome.Skipped)]
    [InlineData(429, Outcome.Skipped)]
    [InlineData(451, Outcome.Skipped)]
    [InlineData(503, Outcome.Skipped)]
    [InlineData(0, Outcome.Skipped)]
    public void The_client_is_blamed_only_for_what_it_is_refused_by(int status, Outcome outcome) =>
        RegistrationDoctor.Judge("registration_us", status, "sessionboard.example", "https://mcp.example.org/oauth/callback/us").Outcome.ShouldBe(outcome);

    internal static X509Certificate2 Root()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=an authority of a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(100));
    }

    internal static X509Certificate2 Leaf(X509Certificate2 root)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(root, TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(90), [1, 2, 3]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}

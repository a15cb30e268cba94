using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Variations;
using SessionboardMcp.Sandbox.Writes;
using SessionboardMcp.Server.Hosting;

namespace SessionboardMcp.Server.Tests.Hosting;

public class SandboxSettingsTests
{
    [Fact]
    public void Each_setting_is_read()
    {
        var options = SandboxSettings.Read(
        [
            "--Sandbox:Limit=7", "--sandbox:window=00:05:00", "--Sandbox:CachesSessionReads=false", "--Sandbox:OAuth:CodeLifetime=00:00:20",
            "--Sandbox:OAuth:AccessTokenLifetime=00:00:30", "--Sandbox:OAuth:RefreshTokenLifetime=90.00:00:00", "--Sandbox:OAuth:ReuseLeeway=00:00:31",
            "--Sandbox:OAuth:RotatesRefreshTokens=false", "--Sandbox:OAuth:OffersWriteScopes=false", "--Sandbox:OAuth:SendsIssuer=true",
            "--Sandbox:OAuth:RedirectUri=https://one.example/a?b=c", "--Sandbox:OAuth:RedirectUri=https://two.example/", "--Privacy:ShowPersonalData=true",
            "--Sandbox:OAuth:ConsentUrl=http://127.0.0.1:3003", "--Sandbox:OAuth:NamesConsentPage=true", "--Sandbox:OAuth:Issuer=https://three.example/a", "--Sandbox:OAuth:OmitsIssuer=true",
        ]);

        (options.Limit, options.Window, options.CachesSessionReads).ShouldBe((7, TimeSpan.FromMinutes(5), false));
        options.OAuth.RedirectUris.ShouldBe(["https://one.example/a?b=c", "https://two.example/"]);
        (options.OAuth with { RedirectUris = [] }).ShouldBe(new SandboxOAuthOptions
        {
            RedirectUris = [],
            CodeLifetime = TimeSpan.FromSeconds(20),
            AccessTokenLifetime = TimeSpan.FromSeconds(30),
            RefreshTokenLifetime = TimeSpan.FromDays(90),
            ReuseLeeway = TimeSpan.FromSeconds(31),
            RotatesRefreshTokens = false,
            OffersWriteScopes = false,
            SendsIssuer = true,
            ConsentUrl = "http://127.0.0.1:3003",
            NamesConsentPage = true,
            Issuer = "https://three.example/a",
            OmitsIssuer = true,
        });
    }

    [Theory]
    [InlineData("Honoured", BulkGuard.Honoured)]
    [InlineData("rejected", BulkGuard.Rejected)]
    [InlineData("IGNORED", BulkGuard.Ignored)]
    public void How_it_takes_writes_is_read(string guard, BulkGuard expected)
    {
        var options = SandboxSettings.Read(["--Sandbox:DailyCreates=3", "--Sandbox:Writes:RefusesUnknownProperties=false", $"--Sandbox:Writes:BulkGuard={guard}"]);

        (options.DailyCreates, options.Variations.Writes.RefusesUnknownProperties, options.Variations.Writes.BulkGuard).ShouldBe((3, false, expected));
    }

    [Theory]
    [InlineData("--Sandbox:Writes:BulkGuard=perhaps")]
    [InlineData("--Sandbox:Writes:BulkGuard=1")]
    [InlineData("--Sandbox:Writes:RefusesUnknownProperties=perhaps")]
    [InlineData("--Sandbox:DailyCreates=many")]
    public void What_is_none_of_it_is_told(string argument) =>
        Should.Throw<ConfigurationProblemException>(() => SandboxSettings.Read([argument])).Message.ShouldStartWith($"{argument[2..argument.IndexOf('=', StringComparison.Ordinal)]} is '{argument[(argument.IndexOf('=', StringComparison.Ordinal) + 1)..]}'.");

    [Theory]
    [InlineData("--Cors:Origins=http://localhost:6274")]
    [InlineData("--Proxy:Networks=10.0.0.0/8")]
    [InlineData("--Local:Token=a")]
    [InlineData("--Clients:Redirects=https://one.example/")]
    public void What_is_the_servers_is_left_to_it(string argument) => SandboxSettings.Read([argument, "--Sandbox:Limit=7"]).Limit.ShouldBe(7);

    [Fact]
    public void Without_a_word_it_is_as_Sessionboard()
    {
        var options = SandboxSettings.Read([]);
        var usual = new SandboxOptions();

        (options.Limit, options.Window, options.CachesSessionReads, options.OAuth).ShouldBe((usual.Limit, usual.Window, usual.CachesSessionReads, usual.OAuth));
    }
}

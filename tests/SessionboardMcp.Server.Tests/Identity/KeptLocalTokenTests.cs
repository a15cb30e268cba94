using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Identity;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity;

public sealed class KeptLocalTokenTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Folder => Path.Combine(_directory.Path, "data");

    private string TokenFile => Path.Combine(Folder, "local-token");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void It_is_the_same_at_the_next_start_and_its_owners_alone()
    {
        var first = KeptLocalToken.Choose(null, Folder, usesSandbox: false).Value;
        var second = KeptLocalToken.Choose(null, Folder, usesSandbox: false).Value;

        first.ShouldNotBeNull().Length.ShouldBe(43);
        second.ShouldBe(first);
        Directory.GetFiles(Folder).ShouldBe([TokenFile]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(TokenFile).ShouldBe(PrivateFiles.OwnFile);
    }

    [Fact]
    public void Many_that_start_at_once_agree_on_one()
    {
        var tokens = new string?[16];
        Parallel.For(0, tokens.Length, index => tokens[index] = KeptLocalToken.Choose(null, Folder, usesSandbox: false).Value);

        tokens.Distinct().ShouldHaveSingleItem();
        Directory.GetFiles(Folder).ShouldBe([TokenFile]);
    }

    [Fact]
    public void A_configured_one_wins_also_before_a_sandbox_and_nothing_is_kept()
    {
        var configured = new string('t', 32);

        KeptLocalToken.Choose($" {configured} ", Folder, usesSandbox: false).Value.ShouldBe(configured);
        KeptLocalToken.Choose(configured, null, usesSandbox: true).Value.ShouldBe(configured);
        KeptLocalToken.Choose(null, Folder, usesSandbox: true).Value.ShouldBeNull();
        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Theory]
    [InlineData("short")]
    [InlineData("a token with spaces that is long enough")]
    [InlineData("a-token-with\r\nX-Header: that-is-long-enough")]
    [InlineData("ä-token-that-is-long-enough-for-anybody")]
    public void One_that_cannot_be_used_is_refused_and_not_repeated(string token)
    {
        var setting = Should.Throw<ConfigurationProblemException>(() => KeptLocalToken.Choose(token, Folder, usesSandbox: false)).Message;
        Directory.CreateDirectory(Folder);
        File.WriteAllText(TokenFile, token);
        var file = Should.Throw<ConfigurationProblemException>(() => KeptLocalToken.Choose(null, Folder, usesSandbox: false)).Message;

        setting.ShouldStartWith("Local:Token holds no token that can be used. It needs 32 to 512");
        file.ShouldStartWith($"{TokenFile} holds no token that can be used.");
        file.ShouldEndWith("Delete the file for a new one.");
        (setting + file).ShouldNotContain(token);
    }
}

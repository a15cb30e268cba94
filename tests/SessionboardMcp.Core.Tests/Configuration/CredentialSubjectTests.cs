using SessionboardMcp.Core.Configuration;

namespace SessionboardMcp.Core.Tests.Configuration;

public class CredentialSubjectTests
{
    private static readonly Uri Host = new("https://public-api.sessionboard.com/");

    [Fact]
    public void The_same_credential_is_the_same_subject_after_every_start() =>
        CredentialSubject.Of("local", Host, "token").ShouldBe(CredentialSubject.Of("local", Host, "token"));

    [Theory]
    [InlineData("desktop", "https://public-api.sessionboard.com/", "token")]
    [InlineData("local", "https://public-api-eu.sessionboard.com/", "token")]
    [InlineData("local", "https://public-api.sessionboard.com/", "token2")]
    [InlineData("local", "https://public-api.sessionboard.com/", null)]
    public void Another_credential_or_host_is_another(string kind, string host, string? token) =>
        CredentialSubject.Of(kind, new Uri(host), token).ShouldNotBe(CredentialSubject.Of("local", Host, "token"));

    [Fact]
    public void It_gives_nothing_of_the_token_away()
    {
        var subject = CredentialSubject.Of("local", Host, "a-secret-token");

        subject.ShouldNotContain("secret");
        subject.Length.ShouldBe("local-".Length + 16);
    }
}

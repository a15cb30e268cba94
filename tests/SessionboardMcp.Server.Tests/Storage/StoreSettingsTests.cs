using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage;

/// <summary>Grants never lie in a container's own files because a setting is misspelt.</summary>
public sealed class StoreSettingsTests : IDisposable
{
    private const string Pem = "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("ConnectionStrings:Database", "")]
    [InlineData("ConnectionStrings:Database", "  ")]
    [InlineData("ConnectionStrings:Default", "postgresql://me:hunter2@host/conf")]
    [InlineData("ConnectionStrings:Postgres", "Host=host")]
    [InlineData("Keys:Certificate", "/run/secrets/keys.crt")]
    [InlineData("Keys:CertificateKey", "/run/secrets/keys.key")]
    [InlineData("Keys:Old:0:CertificatePassword", "hunter2")]
    public void Where_PostgreSQL_was_meant_SQLite_is_not_taken_without_a_word(string key, string value)
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => StoreSettings.Open(Of((key, value)), _directory.Path, usesSandbox: false));

        problem.Message.ShouldContain("ConnectionStrings__Database is missing or empty");
        problem.Message.ShouldNotContain("hunter2");
        StoreSettings.Open(Of((key, value)), _directory.Path, usesSandbox: true).ShouldBeOfType<SqliteStore>();
    }

    [Fact]
    public void With_nothing_set_it_is_SQLite() =>
        StoreSettings.Open(Of(), _directory.Path, usesSandbox: false).ShouldBeOfType<SqliteStore>();

    // As whoever adds _FILE to the name of a file gives it.
    [Theory]
    [InlineData("Keys:Certificate", Pem, null)]
    [InlineData("Keys:CertificateKey", "/run/secrets/keys.crt", Pem)]
    public void The_text_of_a_key_is_never_repeated(string key, string certificate, string? certificateKey)
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => KeyCertificates.Read(Of(("Keys:Certificate", certificate), ("Keys:CertificateKey", certificateKey))));

        problem.Message.ShouldStartWith($"{key.Replace(":", "__", StringComparison.Ordinal)} holds the text of a file");
        problem.Message.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("CertificateKey")]
    [InlineData("CertificatePassword")]
    public void What_belongs_to_an_old_certificate_is_not_ignored_without_one(string name)
    {
        var certificate = CertificateFile.Write(_directory.Path);

        var problem = Should.Throw<ConfigurationProblemException>(() => KeyCertificates.Read(Of(("Keys:Certificate", certificate), ($"Keys:Old:0:{name}", "hunter2"))));

        problem.Message.ShouldBe($"Keys__Old__0__{name} is set, and Keys__Old__0__Certificate is not. Set it to the certificate's file, or leave Keys__Old__0__{name} out.");
        KeyCertificates.Read(Of(("Keys:Certificate", certificate), ($"Keys:Old:0:{name}", ""))).Old.ShouldBeEmpty();
    }

    private static IConfiguration Of(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build();
}

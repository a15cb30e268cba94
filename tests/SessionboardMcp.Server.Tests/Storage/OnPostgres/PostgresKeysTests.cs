using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Storage.OnPostgres;

public sealed class PostgresKeysTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [PostgresFact]
    public async Task The_ring_is_wrapped_shared_and_opened_by_no_other_certificate()
    {
        var server = await PostgresServer.OfRunAsync();
        var name = await server.NewDatabaseAsync();
        await using var one = new PostgresProcess(server.AddressOf(name));
        await using var two = new PostgresProcess(server.AddressOf(name));
        await Task.WhenAll(one.MigrateAsync(), two.MigrateAsync());
        var kept = one.Get<ConnectionSecrets>().ProtectAccessToken("us", "https://host", "secret");
        const string ring = """SELECT string_agg("Xml", '') FROM "DataProtectionKeys" """;
        var xml = await server.ScalarAsync<string>(name, ring);

        xml.ShouldContain("EncryptedData");
        xml.ShouldNotContain("masterKey", Case.Insensitive);
        two.Get<ConnectionSecrets>().AccessToken(Sample(kept)).ShouldBe("secret");

        var other = new KeyCertificates(PostgresServer.NewCertificate(), []);
        await using var stranger = new PostgresProcess(server.AddressOf(name), certificates: other);
        (await Should.ThrowAsync<ConfigurationProblemException>(stranger.MigrateAsync)).Message.ShouldContain("another certificate than Keys__Certificate");
        (await server.ScalarAsync<string>(name, ring)).ShouldBe(xml);

        await using var successor = new PostgresProcess(server.AddressOf(name), certificates: other with { Old = [PostgresServer.Certificates.Current] });
        await successor.MigrateAsync();
        successor.Get<ConnectionSecrets>().AccessToken(Sample(kept)).ShouldBe("secret");
        await server.DropAsync(name);
    }

    [Fact]
    public void Without_a_certificate_there_is_one_message_that_says_how_to_make_one()
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => StoreSettings.Open(Configuration(("ConnectionStrings:Database", "postgresql://me:secret@host/db")), null, usesSandbox: false));

        problem.Message.ShouldContain("Keys__Certificate is not set");
        problem.Message.ShouldContain("openssl req -x509");
        problem.Message.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("pfx", null)]
    [InlineData("pfx", "password")]
    [InlineData("pem", null)]
    [InlineData("pem", "password")]
    [InlineData("both", null)]
    public void A_certificate_is_read_in_each_form_with_its_password_from_a_file(string form, string? password)
    {
        var (certificate, key) = Write(form, password);
        (string, string?)[] settings =
        [
            ("Keys:Certificate", certificate),
            ("Keys:CertificateKey", key),
            ("Keys:CertificatePassword_FILE", password is null ? null : File("password", password + "\n")),
        ];

        KeyCertificates.Read(Configuration(settings)).Current.HasPrivateKey.ShouldBeTrue();
        if (password is not null)
            Should.Throw<ConfigurationProblemException>(() => KeyCertificates.Read(Configuration([.. settings[..2], ("Keys:CertificatePassword", "wrong")]))).Message.ShouldContain("the password is wrong");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData(null)]
    public void A_file_that_is_no_certificate_is_named_with_its_setting(string? content)
    {
        var path = content is null ? _directory.Path + "/missing" : File("certificate", content);

        var problem = Should.Throw<ConfigurationProblemException>(() => KeyCertificates.Read(Configuration(("Keys:Certificate", path))));

        problem.Message.ShouldStartWith($"Keys__Certificate names {path}");
    }

    internal static Connection Sample(string access) => new()
    {
        Id = "one",
        ClientId = "client",
        ClientName = "Client",
        RedirectHost = "client.example",
        Region = "us",
        UpstreamHost = "https://host",
        ChosenScopes = new HashSet<string>(),
        GrantedScopes = new HashSet<string>(),
        CreatedAt = DateTimeOffset.UnixEpoch,
        BrowserKeyHash = "hash",
        UpstreamAccessToken = access,
    };

    private (string Certificate, string? Key) Write(string form, string? password)
    {
        using var certificate = PostgresServer.NewCertificate();
        using var key = System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(certificate)!;
        var pem = password is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(password, new(System.Security.Cryptography.PbeEncryptionAlgorithm.Aes256Cbc, System.Security.Cryptography.HashAlgorithmName.SHA256, 1_000));
        return form switch
        {
            "pfx" => (File("keys.pfx", certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pfx, password)), null),
            "pem" => (File("keys.crt", certificate.ExportCertificatePem()), File("keys.key", pem)),
            _ => (File("keys.pem", certificate.ExportCertificatePem() + "\n" + pem), null),
        };
    }

    private string File(string name, string content) => File(name, System.Text.Encoding.UTF8.GetBytes(content));

    private string File(string name, byte[] content)
    {
        Directory.CreateDirectory(_directory.Path);
        var path = Path.Combine(_directory.Path, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    // As the server puts it together: a setting may lie in a file.
    private static ConfigurationManager Configuration(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        SessionboardMcp.Server.Hosting.SettingFiles.AddTo(configuration);
        return configuration;
    }
}

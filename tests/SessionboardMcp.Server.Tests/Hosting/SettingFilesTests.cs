using System.Text;
using Microsoft.Extensions.Configuration;
using SessionboardMcp.Core.Configuration;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>Every setting can lie in a file, and what lies there is told by nobody.</summary>
public sealed class SettingFilesTests : IDisposable
{
    private const string Secret = "the-secret-of-a-test";

    private readonly TemporaryDirectory _directory = new();

    public SettingFilesTests() => Directory.CreateDirectory(_directory.Path);

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("SESSIONBOARD_API_TOKEN_FILE", "Sessionboard:ApiToken")]
    [InlineData("SESSIONBOARD_OAUTH_CLIENT_ID_FILE", "Sessionboard:OAuth:ClientId")]
    [InlineData("SESSIONBOARD_REGION_FILE", "Sessionboard:Region")]
    [InlineData("SESSIONBOARD_BASE_URL_FILE", "Sessionboard:BaseUrl")]
    [InlineData("Sessionboard:ApiToken_FILE", "Sessionboard:ApiToken")]
    [InlineData("Sessionboard:OAuth:ClientId_FILE", "Sessionboard:OAuth:ClientId")]
    [InlineData("SESSIONBOARD:APITOKEN_FILE", "Sessionboard:ApiToken")]
    [InlineData("Sessionboard:ApiToken:FILE", "Sessionboard:ApiToken")]
    [InlineData("Local:Token_FILE", "Local:Token")]
    [InlineData("PublicUrl_FILE", "PublicUrl")]
    [InlineData("ConnectionStrings:Database_FILE", "ConnectionStrings:Database")]
    [InlineData("Kestrel:Certificates:Default:Password_FILE", "Kestrel:Certificates:Default:Password")]
    [InlineData("OutsideIssuer:Access:0:Group_FILE", "OutsideIssuer:Access:0:Group")]
    public void Every_setting_can_be_a_file(string name, string key)
    {
        var configuration = Add((name, Write(Secret)));

        configuration[key].ShouldBe(Secret);
        // Whoever reads it finds one way to it.
        configuration[name].ShouldBeEmpty();
    }

    [Theory]
    [InlineData("value\n", "value")]
    [InlineData("value\r\n", "value")]
    [InlineData("value\n\n", "value")]
    [InlineData(" value with spaces ", " value with spaces ")]
    [InlineData("\uFEFFvalue", "value")]
    [InlineData("one\ntwo\n", "one\ntwo")]
    public void Only_the_end_of_the_last_line_is_taken_off(string content, string value) =>
        Add(("Sessionboard:ApiToken_FILE", Write(content)))["Sessionboard:ApiToken"].ShouldBe(value);

    [Theory]
    [InlineData("SSL_CERT_FILE")]
    [InlineData("GIT_SSH_KEY_FILE")]
    [InlineData("_FILE")]
    public void What_has_no_section_is_another_programs(string name) => Add((name, "/nowhere")).AsEnumerable().Count().ShouldBe(1);

    [Theory]
    [InlineData("SESSIONBOARD_API_TOKEN_FILE", "Sessionboard:ApiToken")]
    [InlineData("Sessionboard:ApiToken_FILE", "Sessionboard:ApiToken")]
    [InlineData("Sessionboard:Scopes_FILE", "Sessionboard:Scopes:0")]
    [InlineData("Sessionboard:ApiToken_FILE", "SESSIONBOARD_API_TOKEN_FILE")]
    [InlineData("Sessionboard:ApiToken_FILE", "Sessionboard:ApiToken:FILE")]
    public void A_setting_that_is_given_twice_is_refused(string name, string other)
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => Add((name, Write(Secret)), (other, other.Contains("FILE", StringComparison.Ordinal) ? Write(Secret) : Secret)));

        problem.Message.ShouldContain("Keep one of them.");
        problem.Message.ShouldContain(name);
        problem.Message.ShouldNotContain(Secret);
    }

    [Fact]
    public void A_variable_that_is_empty_is_none()
    {
        Add(("Sessionboard:ApiToken_FILE", Write(Secret)), ("Sessionboard:ApiToken", " "))["Sessionboard:ApiToken"].ShouldBe(Secret);
        Add(("Sessionboard:ApiToken_FILE", ""), ("Sessionboard:ApiToken", Secret))["Sessionboard:ApiToken"].ShouldBe(Secret);
    }

    [Theory]
    [InlineData("", "is empty. Write the value into it.")]
    [InlineData("\r\n", "is empty. Write the value into it.")]
    [InlineData("the-secret-of-a-test\0", "is not text in UTF-8.")]
    public void A_file_that_holds_no_value_is_said(string content, string expected) => Refuses(Write(content), expected);

    [Fact]
    public void What_cannot_be_read_is_said_without_what_it_holds()
    {
        Refuses(Path.Combine(_directory.Path, "missing"), "is not there. Look whether the secret is mounted.");
        Refuses(Path.Combine(Write(Secret), "below"), "cannot be read.", "is not there.");
        Refuses(_directory.Path, "is a folder. Name the file in it.");
        Refuses(Write(string.Concat(Enumerable.Repeat(Secret, 4_000))), "is larger than 64 KiB.");
        Refuses(Write([.. Encoding.ASCII.GetBytes(Secret), 0xFF, 0xFE]), "is not text in UTF-8.");
    }

    [Theory]
    [InlineData(Secret)]
    [InlineData("run/secrets/token")]
    [InlineData("./token")]
    public void A_secret_in_the_place_of_a_path_is_not_repeated(string path)
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => Add(("Sessionboard:ApiToken_FILE", path)));

        problem.Message.ShouldBe("Sessionboard:ApiToken_FILE names no file. Give the whole path, such as /run/secrets/name; the value itself is set without _FILE.");
    }

    [Fact]
    public async Task A_process_says_in_one_sentence_which_file_it_lacks()
    {
        var (code, output, error) = await ServerProcess.RunAsync(new Dictionary<string, string> { ["SESSIONBOARD_API_TOKEN_FILE"] = "/run/secrets/nowhere" }, "serve", "--local");

        code.ShouldBe(2);
        error.Trim().ShouldBe("SESSIONBOARD_API_TOKEN_FILE: the file /run/secrets/nowhere is not there. Look whether the secret is mounted.");
        output.Trim().ShouldBeEmpty();
    }

    private static ConfigurationManager Add(params (string Name, string Value)[] given)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(given.ToDictionary(pair => pair.Name, pair => (string?)pair.Value, StringComparer.Ordinal));
        SettingFiles.AddTo(configuration);
        return configuration;
    }

    private static void Refuses(string path, params string[] expected)
    {
        var problem = Should.Throw<ConfigurationProblemException>(() => Add(("SESSIONBOARD_API_TOKEN_FILE", path)));

        problem.Message.ShouldStartWith($"SESSIONBOARD_API_TOKEN_FILE: the file {path} ");
        expected.ShouldContain(sentence => problem.Message.Contains(sentence, StringComparison.Ordinal), problem.Message);
        problem.Message.ShouldNotContain(Secret);
    }

    private string Write(string content) => Write(Encoding.UTF8.GetBytes(content));

    private string Write(byte[] content)
    {
        var path = Path.Combine(_directory.Path, Path.GetRandomFileName());
        File.WriteAllBytes(path, content);
        return path;
    }
}

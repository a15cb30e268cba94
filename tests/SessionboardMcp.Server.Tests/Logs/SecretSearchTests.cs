using System.Buffers.Text;
using System.Security.Cryptography;
using SessionboardMcp.Logs;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Logs;

/// <summary>The search of the suite's logs finds what it is for, and only that.</summary>
public class SecretSearchTests
{
    private static readonly SecretSearch Search = new(Secrets.Known, SeedPeople.Read());

    [Theory]
    [InlineData("Calling with sandbox-full", SecretSearch.KnownSecret)]
    [InlineData("Calling with sandbox-access-Zm9v", SecretSearch.KnownSecret)]
    [InlineData("verifier " + Visitor.Verifier, SecretSearch.KnownSecret)]
    [InlineData("The token 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln' is bad", SecretSearch.Jwt)]
    [InlineData("payload CfDJ8Nq0aZ3kPpLs", SecretSearch.Protected)]
    [InlineData("authorization: bearer abc-def-12345", SecretSearch.Bearer)]
    [InlineData("GET /oauth/callback/us?code=abc&iss=x", SecretSearch.Parameter)]
    [InlineData("""{ "code_verifier": "abc" }""", SecretSearch.Parameter)]
    [InlineData("""{\"refresh_token\":\"abc\"}""", SecretSearch.Parameter)]
    [InlineData("""{\u0022access_token\u0022:\u0022abc\u0022}""", SecretSearch.Parameter)]
    [InlineData("https://host.example/?state%3Dabc", SecretSearch.Parameter)]
    [InlineData("Set-Cookie: sessionboard-form=abc; path=/", SecretSearch.Cookie)]
    [InlineData("sent to ada@example.org", SecretSearch.Mail)]
    [InlineData("GET /people?email=ada%40example.org", SecretSearch.Mail)]
    [InlineData("call +1 512 555 0148 after", SecretSearch.Phone)]
    [InlineData("""call \u002B49 89 5550 1234""", SecretSearch.Phone)]
    public void It_finds_a_planted_secret_of_each_kind_and_does_not_repeat_it(string text, string kind)
    {
        var hit = Search.In(text).Where(hit => hit.Kind == kind).ShouldHaveSingleItem();

        Search.Around(text, hit).ShouldNotContain(text.Substring(hit.Start, hit.Length));
        Search.In(Search.Around(text, hit)).ShouldBeEmpty();
    }

    [Fact]
    public void What_it_shows_around_a_finding_holds_no_part_of_another()
    {
        var token = Base64Url.EncodeToString(SHA512.HashData("token"u8));
        var text = $"first {token} {new string(' ', 60)} ada@example.org {new string(' ', 60)} {token} last";

        var shown = Search.Around(text, Search.In(text).Single(hit => hit.Kind == SecretSearch.Mail));

        shown.Where(char.IsAsciiLetterOrDigit).ShouldBeEmpty(shown);
    }

    [Fact]
    public void It_finds_every_code_token_and_verifier_by_its_shape_alone()
    {
        for (var bytes = 24; bytes <= 64; bytes += 8)
        {
            for (var turn = 0; turn < 100; turn++)
            {
                var random = Base64Url.EncodeToString(SHA512.HashData([(byte)turn]).AsSpan(0, bytes));
                Search.In($"value: {random}.").ShouldContain(hit => hit.Kind == SecretSearch.RandomRun, random);
            }
        }
    }

    [Fact]
    public void It_finds_the_people_of_the_sandbox_however_they_are_written()
    {
        var contact = SeededOrganization.Create().Events[0].Contacts[0];

        foreach (var text in (string[])[contact.FullName, Uri.EscapeDataString(contact.FullName), contact.Profile["phone_mobile"], contact.About![..60], DemoPeople.Dana.Name])
            Search.In($"a line about {text} in a log").ShouldContain(hit => hit.Kind == SecretSearch.PersonalText, text);
    }

    [Theory]
    [InlineData("Request reached the end of 0HNQCQPAODKVV:00000001, trace 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("Executing endpoint 'HTTP: POST /as/token => SessionboardMcp.Server.Identity.Authorization.TokenEndpoint2.HandleAsync'")]
    [InlineData("Connection d387145ee2544dc5ac321154c07113aa made in region us")]
    [InlineData("Connection KeyJhbGciOiJFUzI1N made in region us")]
    [InlineData("client dcr-Xw3n7Qe1oVbT5yLr9sKd2mZp4uHc6gJf8aRiN0tB")]
    [InlineData("grant_type: refresh_token, response_type: code, status code: 200, token_type: Bearer")]
    [InlineData("Bearer was not authenticated. WWW-Authenticate: Bearer resource_metadata=")]
    [InlineData("Executed DbCommand (1ms) [Parameters=[@p0='?' (Size = 36)], CommandType='Text'] SELECT \"c\".\"Id\" FROM \"Connections\"")]
    public void It_lets_what_logs_are_for_pass(string text) => Search.In(text).ShouldBeEmpty();
}

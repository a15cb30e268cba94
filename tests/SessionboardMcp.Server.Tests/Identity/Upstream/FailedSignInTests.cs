using System.Net;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Upstream;

/// <summary>What Sessionboard's sign-in answers besides a code (RFC 6749, section 4.1.2.1), each with what to do, and with its code.</summary>
public sealed class FailedSignInTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Theory]
    [InlineData("invalid_request", "look at its log", "invalid_request")]
    [InlineData("unauthorized_client", "Sessionboard does not accept this server as a client.", "unauthorized_client")]
    [InlineData("unsupported_response_type", "Sessionboard does not accept this server as a client.", "unsupported_response_type")]
    [InlineData("invalid_scope", "Sessionboard does not grant the access that was asked for.", "invalid_scope")]
    [InlineData("server_error", "Sessionboard failed.", "server_error")]
    [InlineData("temporarily_unavailable", "Wait some minutes", "temporarily_unavailable")]
    [InlineData("invalid_grant", "look at its log", "invalid_grant")]
    [InlineData("<b>made up</b>", "Sessionboard failed.", "server_error")]
    public async Task Each_failure_has_a_page_that_says_what_to_do(string error, string sentence, string code)
    {
        var consent = await _visitor.OpenConsentAsync();
        var request = await _visitor.AllowAsync(consent.Form);

        using var failed = await _visitor.GetAsync($"/oauth/callback/us?request={request}&error={Uri.EscapeDataString(error)}");

        failed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var html = await failed.Content.ReadAsStringAsync();
        html.ShouldContain("Signing in at Sessionboard did not work");
        html.ShouldContain(sentence);
        html.ShouldContain($"<small class=\"code\">{code}</small>");
    }

    [Fact]
    public async Task A_grant_without_insights_is_given_back()
    {
        server.Upstream.Granted = new HashSet<string> { "read:events" };
        try
        {
            await _visitor.ConnectAsync();

            (await server.Upstream.GivenBack.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(("us", "upstream-refresh-secret"));
        }
        finally
        {
            server.Upstream.Granted = null;
        }
    }
}

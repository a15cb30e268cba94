using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Server.Addresses;
using SessionboardMcp.Server.Hosting;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>The question of <c>doctor</c>: who has no keys gets the same answer as without it, and leaves no line in a log.</summary>
public sealed class DoctorAnswersTests : IAsyncLifetime, IDisposable
{
    private const string Metadata = "/.well-known/oauth-protected-resource";

    private readonly LoggedLines _lines = new(LogLevel.Information);
    private readonly SignInServer _server = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private DoctorSeal Seal => new(_server.Services.GetRequiredService<IDataProtectionProvider>());

    public async Task InitializeAsync()
    {
        _server.Logging = logging => logging.AddProvider(_lines);
        await _server.InitializeAsync();
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
        _lines.Dispose();
    }

    [Fact]
    public async Task Who_has_the_keys_is_answered_in_what_only_they_open()
    {
        var nonce = Guid.NewGuid().ToString("N");
        var (status, body, answer) = await AskAsync(Metadata, Seal.Ask(nonce)!);

        (status, body).ShouldBe((HttpStatusCode.OK, (await AskAsync(Metadata)).Body));
        Seal.Read(answer.ShouldNotBeNull(), nonce).ShouldNotBeNull().Peer.ShouldBe("127.0.0.1");
        Seal.Read(answer, "another").ShouldBeNull("it was kept from an earlier question");
        new DoctorSeal(new EphemeralDataProtectionProvider()).Read(answer, nonce).ShouldBeNull();
        answer.ShouldNotContain("127.0.0.1");
    }

    [Fact]
    public async Task Nobody_else_is_and_no_line_tells_of_it()
    {
        var (question, ring, ephemeral) = (Seal.Ask("n")!, _server.Services.GetRequiredService<IDataProtectionProvider>(), new DoctorSeal(new EphemeralDataProtectionProvider()));
        var (questions, answers) = (ring.CreateProtector("SessionboardMcp.Doctor.Question"), ring.CreateProtector("SessionboardMcp.Doctor.Answer"));
        var (_, plain, _) = await AskAsync(Metadata);
        _lines.Take();
        var told = new List<string>();
        foreach (var (name, asked) in new Dictionary<string, string[]>
        {
            ["garbage"] = ["garbage"],
            ["nothing"] = [""],
            ["huge"] = [new string('A', 20_000)],
            ["cut short"] = [question[..^4]],
            ["begins as ours"] = ["CfDJ8" + new string('A', 200)],
            ["longer than a question is"] = [Seal.Ask(new string('n', 1_000))!],
            ["of other keys"] = [ephemeral.Ask("n")!],
            ["over"] = [questions.ToTimeLimitedDataProtector().Protect("n", TimeProvider.System.GetUtcNow().AddSeconds(-1))],
            ["without an end"] = [questions.Protect("n")],
            ["of another purpose"] = [answers.ToTimeLimitedDataProtector().Protect("n", TimeSpan.FromMinutes(1))],
            ["two in one"] = [question, question],
        })
        {
            if (await AskAsync(Metadata, asked) != (HttpStatusCode.OK, plain, null))
                told.Add(name);
        }

        foreach (var path in (string[])["/", "/privacy", "/readyz", McpEndpoint.Path, "/as/.well-known/oauth-authorization-server", Metadata + "s"])
        {
            if ((await AskAsync(path, question)).Answer is not null)
                told.Add(path);
        }

        told.ShouldBeEmpty();
        (await AskAsync(Metadata + "/mcp", question)).Answer.ShouldNotBeNull("the question was good all the time");
        // Routing's two lines a request are there with and without it; a server's own settings leave them out.
        _lines.Take().Where(line => !line.Text.StartsWith("Microsoft.AspNetCore.Routing", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private async Task<(HttpStatusCode Status, string Body, string? Answer)> AskAsync(string path, params string[] questions)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _server.Address.Text + path);
        foreach (var question in questions)
            request.Headers.TryAddWithoutValidation(DoctorSeal.Header, question);
        using var answer = await _http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.TryGetValues(DoctorSeal.Header, out var told) ? string.Join(',', told) : null);
    }
}

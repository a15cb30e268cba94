using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SessionboardMcp.Server.Identity.Clients;
using SessionboardMcp.Server.Identity.Clients.Documents;
using SessionboardMcp.Server.Identity.Clients.Registration;

namespace SessionboardMcp.Server.Tests.Identity.Clients;

public sealed class ClientDocumentsTests : IDisposable
{
    private const string Claude = "https://claude.ai/oauth/mcp-oauth-client-metadata";
    private static readonly Uri Assistant = new(Rules.Assistant);
    private readonly FakeFetcher _fetcher = new();
    private readonly FakeTimeProvider _time = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"documents-{Guid.NewGuid():N}.json");

    [Fact]
    public async Task The_live_document_wins_over_the_pinned_copy()
    {
        _fetcher.Documents[Claude] = Rules.Document(id: Claude, name: "Claude, renamed");
        using var documents = Documents();

        var client = await documents.FindAsync(new Uri(Claude), CancellationToken.None);

        client.Name.ShouldBe("Claude, renamed");
        client.Source.ShouldBe(ClientSource.Document);
    }

    [Fact]
    public async Task The_pinned_copy_stands_in_for_a_host_that_refuses()
    {
        using var documents = Documents();

        var client = await documents.FindAsync(new Uri(Claude), CancellationToken.None);

        client.Name.ShouldBe("Claude");
        client.Source.ShouldBe(ClientSource.PinnedDocument);
        _fetcher.Asked.ShouldBe([new Uri(Claude)]);
    }

    [Fact]
    public async Task The_pinned_copy_does_not_stand_in_for_a_document_that_is_wrong()
    {
        _fetcher.Documents[Claude] = Rules.Document(id: "https://evil.example/client.json");
        using var documents = Documents();

        await Should.ThrowAsync<ClientMetadataException>(documents.FindAsync(new Uri(Claude), CancellationToken.None));
    }

    [Fact]
    public async Task The_operators_file_wins_and_nobody_is_asked()
    {
        await File.WriteAllTextAsync(_file, """[{"client_id":"https://claude.ai/oauth/mcp-oauth-client-metadata","client_name":"Ours","redirect_uris":["https://ours.example/callback"]}]""");
        using var documents = Documents();

        var client = await documents.FindAsync(new Uri(Claude), CancellationToken.None);

        client.Name.ShouldBe("Ours");
        client.Source.ShouldBe(ClientSource.OperatorDocument);
        _fetcher.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData(0, 5)]
    [InlineData(30, 30)]
    [InlineData(100_000, 24 * 60)]
    public async Task A_document_is_kept_as_long_as_its_host_says_within_bounds(int? minutes, int expected)
    {
        _fetcher.Documents[Rules.Assistant] = Rules.Document();
        _fetcher.FreshFor = minutes is { } given ? TimeSpan.FromMinutes(given) : null;
        using var documents = Documents();

        await documents.FindAsync(Assistant, CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(expected) - TimeSpan.FromSeconds(1));
        await documents.FindAsync(Assistant, CancellationToken.None);
        _fetcher.Asked.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        await documents.FindAsync(Assistant, CancellationToken.None);
        _fetcher.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        using var documents = Documents();
        await Should.ThrowAsync<ClientDocumentUnavailableException>(documents.FindAsync(Assistant, CancellationToken.None));

        _fetcher.Documents[Rules.Assistant] = Rules.Document();

        (await documents.FindAsync(Assistant, CancellationToken.None)).Name.ShouldBe("Assistant");
    }

    [Theory]
    [InlineData(null, "Could not find file")]
    [InlineData("not json", "JSON array of client metadata documents")]
    [InlineData("""[{"client_id":"http://a.example/c","client_name":"A","redirect_uris":["https://a.example/cb"]}]""", "'http://a.example/c' is not an https address")]
    [InlineData("""[{"client_id":"https://a.example/c","client_name":"A","redirect_uris":["http://a.example/cb"]}]""", "A redirect address is not accepted")]
    [InlineData("""[null]""", "is not an https address")]
    public void A_file_that_cannot_be_used_is_told_at_start(string? content, string expected)
    {
        if (content is not null)
            File.WriteAllText(_file, content);

        var problem = new ClientRegistrationOptionsRules().Validate(null, new ClientRegistrationOptions { DocumentsFile = _file });

        problem.Failed.ShouldBeTrue();
        problem.FailureMessage.ShouldStartWith($"Clients:DocumentsFile is '{_file}', which cannot be used.");
        problem.FailureMessage.ShouldContain(expected);
    }

    [Fact]
    public void Settings_out_of_range_are_told_at_start()
    {
        var options = new ClientRegistrationOptions { RegistrationsPerMinute = 0, MaximumClients = 1, IdleAfter = TimeSpan.Zero };
        options.Redirects.Add("http://*");

        new ClientRegistrationOptionsRules().Validate(null, options).Failures!.Select(failure => failure.Split(' ')[0])
            .ShouldBe(["Clients:RegistrationsPerMinute", "Clients:MaximumClients", "Clients:IdleAfter", "Clients:Redirects"]);
        new ClientRegistrationOptionsRules().Validate(null, new ClientRegistrationOptions()).Succeeded.ShouldBeTrue();
    }

    public void Dispose() => File.Delete(_file);

    private ClientDocuments Documents()
    {
        var options = Options.Create(new ClientRegistrationOptions { DocumentsFile = File.Exists(_file) ? _file : null });
        return new ClientDocuments(_fetcher, KnownClientsFile.Load(), new OperatorDocuments(options), Rules.With(), _time, NullLogger<ClientDocuments>.Instance);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;
using SessionboardMcp.Changes;
using SessionboardMcp.Server.Storage;
using SessionboardMcp.Server.Tests.Storage.Changes;
using SessionboardMcp.Server.Tests.Support;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SessionboardMcp.Server.Tests.Storage;

/// <summary>The statement by which every call finds its grant knows nothing of the model, and must say the same.</summary>
[OnBothStores]
public sealed class GrantTableTests : IDisposable
{
    private readonly KeptChanges _kept = new();
    private ServiceProvider? _process;

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task It_reads_a_connection_as_the_model_does()
    {
        await AddAsync();

        var found = (await FindAsync()).ShouldNotBeNull();

        await using var database = await OpenAsync();
        var read = await database.Connections.SingleAsync();
        var properties = database.Model.FindEntityType(typeof(Connection))!.GetProperties().Select(property => property.PropertyInfo!).ToList();
        properties.Count.ShouldBeGreaterThan(20);
        foreach (var property in properties)
            property.GetValue(found).ShouldBe(property.GetValue(read), property.Name);
    }

    [Fact]
    public async Task Whatever_ends_is_not_found_in_the_next_call()
    {
        await AddAsync();

        foreach (var (end, back) in ((string, string)[])[
            ("UPDATE \"Connections\" SET \"EndedAt\" = 1", "UPDATE \"Connections\" SET \"EndedAt\" = NULL"),
            ("UPDATE \"OpenIddictTokens\" SET \"Status\" = 'revoked'", "UPDATE \"OpenIddictTokens\" SET \"Status\" = 'valid'"),
            ("UPDATE \"OpenIddictTokens\" SET \"Subject\" = 'another'", "UPDATE \"OpenIddictTokens\" SET \"Subject\" = 'one'"),
            ("UPDATE \"OpenIddictAuthorizations\" SET \"Status\" = 'revoked'", "UPDATE \"OpenIddictAuthorizations\" SET \"Status\" = 'valid'"),
        ])
        {
            (await FindAsync()).ShouldNotBeNull();
            await _kept.TamperAsync(end);
            (await FindAsync()).ShouldBeNull(end);
            await _kept.TamperAsync(back);
        }

        foreach (var (id, client, token) in ((string, string, string)[])[("other", "client", "token"), ("one", "other", "token"), ("one", "client", "other"), ("one", "client", "to\0ken"), ("one", "client", "\ud83d")])
            (await FindAsync(id, client, token)).ShouldBeNull($"{id} {client}");
    }

    [Fact]
    public async Task Many_ask_at_once()
    {
        await AddAsync();

        var found = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => FindAsync())));

        found.ShouldAllBe(connection => connection!.Id == "one");
    }

    private Task<Connection?> FindAsync(string id = "one", string client = "client", string token = "token") =>
        _process!.GetRequiredService<IGrantTable>().FindAsync(id, client, token, default);

    private Task<ServerDatabase> OpenAsync() => _process!.GetRequiredService<IDbContextFactory<ServerDatabase>>().CreateDbContextAsync();

    // All that it can hold, so that a column which is left out shows.
    private async Task AddAsync()
    {
        _process = _kept.Open(isBySignIn: true);
        await StorageServices.MigrateAsync(_process, default);
        await using var database = await OpenAsync();
        database.Connections.Add(new Connection
        {
            Id = "one",
            ClientId = "client",
            ClientName = "Client \ud83d\ude80",
            RedirectHost = "client.example",
            Region = "eu",
            UpstreamHost = "https://host",
            ChosenScopes = new HashSet<string> { "read:events", "read:insights" },
            GrantedScopes = new HashSet<string> { "read:events" },
            ShowsPersonalData = true,
            AsksForEveryChange = true,
            EditsFreelyUntil = SampleChange.Noon.AddMinutes(1),
            Label = "label",
            CreatedAt = SampleChange.Noon.AddMinutes(2),
            LastUsedAt = SampleChange.Noon.AddMinutes(3),
            BrowserKeyHash = "hash",
            UpstreamAccessToken = "access",
            UpstreamRefreshToken = "refresh",
            UpstreamExpiresAt = SampleChange.Noon.AddMinutes(4),
            LeaseOwner = "owner",
            LeaseExpiresAt = SampleChange.Noon.AddMinutes(5),
            Version = 7,
        });
        var authorization = new OpenIddictEntityFrameworkCoreAuthorization { Id = "authorization", Status = Statuses.Valid, Subject = "one" };
        database.Add(new OpenIddictEntityFrameworkCoreToken { Id = "token", Status = Statuses.Valid, Subject = "one", Authorization = authorization });
        await database.SaveChangesAsync();
    }
}

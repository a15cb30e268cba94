using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class AccountWriteTests : IAsyncLifetime
{
    private SandboxClient _client = null!;

    public async Task InitializeAsync() => _client = await WriteWorld.ConnectAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Theory]
    [InlineData("sponsors", "sponsor", "SPON-5")]
    [InlineData("exhibitors", "exhibitor", "EXH-9")]
    public async Task One_is_made_read_changed_refused_deleted_and_restored(string entities, string entity, string friendlyId)
    {
        var made = (await _client.PostAsync(Event($"{entities}/create"), """{"name":"Engines","custom_fields":{"audience":"Few"}}""")).ShouldBeOk();
        var path = Event($"{entities}/{made.Text("id")}");
        (made.Text("name"), made.Text("friendly_id")).ShouldBe(("Engines", friendlyId));
        (await _client.GetAsync(path)).ShouldBeOk().Json.GetRawText().ShouldBe(made.Json.GetRawText());

        (await _client.PutAsync(path, $$"""{"updated_at":"{{made.Text("updated_at")}}","name":"Analytical Engines"}""")).ShouldBeOk().Text("name").ShouldBe("Analytical Engines");
        (await _client.PutAsync(path, $$"""{"updated_at":"{{made.Text("updated_at")}}","name":"x"}""")).ShouldBeError(409, "Conflict", $"The {entity} was changed since updated_at; get it again.");
        (await _client.DeleteAsync(path)).ShouldBeDone();
        (await _client.GetAsync(path)).Status.ShouldBe(404);
        (await _client.DeleteAsync(path)).ShouldBeError(404, "Not Found", $"There is no such {entity}.");
        (await _client.PutAsync(path, "{}")).ShouldBeError(404, "Not Found", $"There is no such {entity}.");
        (await _client.PostAsync(path + "/restore")).ShouldBeOk().Text("name").ShouldBe("Analytical Engines");
        (await _client.PostAsync(path + "/restore")).ShouldBeError(404, "Not Found", $"There is no such deleted {entity}.");
    }

    [Theory]
    [InlineData("{}", "name or account_id is missing.")]
    [InlineData("""{"name":" "}""", "name is empty.")]
    [InlineData("""{"account_id":"first"}""", "account_id must be a UUID.")]
    [InlineData("""{"account_id":"00000000-0000-4000-8000-000000000999"}""", "There is no such account: 00000000-0000-4000-8000-000000000999.")]
    [InlineData("""{"account_id":"00000000-0000-4000-8000-000000000501"}""", "The account is a sponsor of this event already.")]
    [InlineData("""{"name":"x","description":"x"}""", "description is not a property of this operation.")]
    [InlineData("""{"name":"x","custom_fields":{"dietary_needs":"x"}}""", "custom_fields.dietary_needs is no custom field of sponsors and exhibitors in this event.")]
    public async Task What_is_no_sponsor_is_refused(string body, string message) =>
        (await _client.PostAsync(Event("sponsors/create"), body)).ShouldBeError(400, "Bad Request", message);

    [Fact]
    public async Task A_known_company_brings_its_profile_and_one_of_an_event_that_is_not_seen_is_unknown()
    {
        var made = (await _client.PostAsync(Event("exhibitors/create"), $$"""{"account_id":"{{SmallWorld.Sponsor.Id}}"}""", SandboxTokens.NoPiiMask)).ShouldBeOk();
        (made.Text("name"), made.Text("address_coutnry")).ShouldBe((SmallWorld.Sponsor.Name, "US"));

        var theirs = (await _client.PostAsync(Event("sponsors/create", SmallWorld.Plain), """{"name":"Theirs"}""")).ShouldBeOk().Text("id");
        (await _client.PostAsync(Event("sponsors/create"), $$"""{"account_id":"{{theirs}}"}""", SandboxTokens.OneEvent)).Status.ShouldBe(400);
        (await _client.PostAsync(Event("sponsors/create"), $$"""{"account_id":"{{theirs}}"}""")).ShouldBeOk().Text("name").ShouldBe("Theirs");
    }

    [Fact]
    public async Task A_deleted_sponsor_is_on_no_session_and_comes_back_without_who_was_deleted_meanwhile()
    {
        var path = Event($"sponsors/{SmallWorld.Sponsor.Id}");
        (await _client.DeleteAsync(path)).ShouldBeDone();
        (await _client.FreshAsync(SmallWorld.Talk.Id.ToString()))!.Value.GetRawText().ShouldNotContain(SmallWorld.Sponsor.Name);
        (await _client.DeleteAsync(Event($"contacts/{SmallWorld.Omar.Id}"))).ShouldBeDone();

        (await _client.PostAsync(path + "/restore")).ShouldBeOk().Json.GetProperty("contacts").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Each_kind_has_a_scope_and_a_budget_of_its_own()
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync(options => options with { Limit = 1 }));
        foreach (var (entities, scope) in new[] { ("contacts", "write:contacts"), ("sponsors", "write:sponsors"), ("exhibitors", "write:exhibitors") })
        {
            var body = entities == "contacts" ? """{"email":"x@acme.example"}""" : """{"name":"x"}""";
            (await client.PostAsync(Event($"{entities}/create"), body, SandboxTokens.Read)).ShouldBeError(403, "Forbidden", $"The token lacks the scope {scope}.");
            (await client.PostAsync(Event($"{entities}/create"), body)).ShouldBeOk();
            (await client.PostAsync(Event($"{entities}/bulk"), """{"operations":[]}""")).Status.ShouldBe(429);
        }
    }
}

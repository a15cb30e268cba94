using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class ContactWriteTests : IAsyncLifetime
{
    private static readonly string Create = Event("contacts/create");
    private static readonly string Jane = Event($"contacts/{SmallWorld.Jane.Id}");

    private SandboxClient _client = null!;

    public async Task InitializeAsync() => _client = await WriteWorld.ConnectAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_contact_is_made_read_changed_refused_deleted_and_restored()
    {
        var made = (await _client.PostAsync(Create, """{"email":"ada@acme.example","first_name":"Ada","last_name":"Byron","company":"Engines","title":"Countess","phone":"+44 20 7946 0018","custom_fields":{"audience":"Few"}}""", SandboxTokens.NoPiiMask)).ShouldBeOk();
        var path = Event($"contacts/{made.Text("id")}");
        (made.Text("full_name"), made.Text("company_name"), made.Text("title"), made.Text("phone_home"), made.Text("email"), made.Text("friendly_id"))
            .ShouldBe(("Ada Byron", "Engines", "Countess", "+44 20 7946 0018", "ada@acme.example", "SPK-45"));
        (await _client.GetAsync(path, SandboxTokens.NoPiiMask)).ShouldBeOk().Json.GetRawText().ShouldBe(made.Json.GetRawText());

        var changed = (await _client.PutAsync(path, $$"""{"updated_at":"{{made.Text("updated_at")}}","company":"Analytical Engines"}""")).ShouldBeOk();
        (changed.Text("company_name"), changed.Text("title"), changed.Text("email")).ShouldBe(("Analytical Engines", "Countess", "a***@a***.example"));
        (await _client.PutAsync(path, $$"""{"updated_at":"{{made.Text("updated_at")}}","company":"x"}""")).ShouldBeError(409, "Conflict", "The contact was changed since updated_at; get it again.");

        (await _client.DeleteAsync(path)).ShouldBeDone();
        (await _client.GetAsync(path)).ShouldBeError(404, "Not Found", "There is no such contact.");
        (await _client.PutAsync(path, "{}")).ShouldBeError(404, "Not Found", "There is no such contact.");
        (await _client.DeleteAsync(path)).ShouldBeError(404, "Not Found", "There is no such contact.");
        (await _client.PostAsync(path + "/restore")).ShouldBeOk().Text("company_name").ShouldBe("Analytical Engines");
        (await _client.PostAsync(path + "/restore")).ShouldBeError(404, "Not Found", "There is no such deleted contact.");
        (await _client.PostAsync(Create, """{"email":"next@acme.example"}""")).ShouldBeOk().Text("friendly_id").ShouldBe("SPK-46");
    }

    [Theory]
    [InlineData("{}", "email is missing.")]
    [InlineData("""{"email":""}""", "email is empty.")]
    [InlineData("""{"email":"ada"}""", "email must be an e-mail address.")]
    [InlineData("""{"email":"ada@acme"}""", "email must be an e-mail address.")]
    [InlineData("""{"email":"ada b@acme.example"}""", "email must be an e-mail address.")]
    [InlineData("""{"email":"JANE.smith@acme.example"}""", "email must be unique: the event has a contact with this address.")]
    [InlineData("""{"email":"ada@acme.example","first_name":7}""", "first_name must be a text.")]
    [InlineData("""{"email":"ada@acme.example","company_name":"x"}""", "company_name is not a property of this operation.")]
    [InlineData("""{"email":"ada@acme.example","about":"x"}""", "about is not a property of this operation.")]
    [InlineData("""{"email":"ada@acme.example","custom_fields":{"seats":"1"}}""", "custom_fields.seats is no custom field of contacts in this event.")]
    [InlineData("""{"email":"ada@acme.example","phone":null}""", "phone cannot be null.")]
    public async Task What_is_no_contact_is_refused(string body, string message) =>
        (await _client.PostAsync(Create, body)).ShouldBeError(400, "Bad Request", message);

    [Fact]
    public async Task An_address_is_unique_in_its_event_alone_and_free_again_after_a_deletion()
    {
        (await _client.PutAsync(Jane, """{"email":"omar@acme.example"}""")).ShouldBeError(400, "Bad Request", "email must be unique: the event has a contact with this address.");
        (await _client.PutAsync(Jane, """{"email":"Jane.Smith@acme.example"}""")).ShouldBeOk();
        (await _client.DeleteAsync(Jane)).ShouldBeDone();
        (await _client.PostAsync(Create, """{"email":"jane.smith@acme.example"}""")).ShouldBeOk();
        (await _client.PostAsync(Jane + "/restore")).ShouldBeError(400, "Bad Request", "email must be unique: the event has a contact with this address.");
        (await _client.GetAsync(Event($"contacts/{SmallWorld.Jane.Id}", SmallWorld.Plain))).ShouldBeOk();
    }

    [Fact]
    public async Task Who_is_deleted_is_in_no_session_and_at_no_sponsor_and_comes_back_to_both()
    {
        var omar = Event($"contacts/{SmallWorld.Omar.Id}");
        (await _client.DeleteAsync(omar)).ShouldBeDone();
        (await PlacesAsync()).ShouldBe((false, false));

        (await _client.PostAsync(omar + "/restore")).ShouldBeOk();
        (await PlacesAsync()).ShouldBe((true, true));
    }

    [Fact]
    public async Task Everything_can_still_be_read_when_everybody_is_deleted()
    {
        foreach (var contact in new[] { SmallWorld.Jane, SmallWorld.Omar })
            (await _client.DeleteAsync(Event($"contacts/{contact.Id}"))).ShouldBeDone();

        foreach (var path in new[] { "sessions", "contacts", "speakers", "sponsors", "exhibitors" })
            (await _client.PostAsync(Event(path))).ShouldBeOk();
        foreach (var query in new[] { "FIND Session INCLUDE title, speakers.last_name", "SELECT contacts.email FROM contacts", "FIND Speaker" })
            (await _client.PostAsync(Event("insights/execute"), $$"""{"query":"{{query}}"}""")).ShouldBeOk();
    }

    [Fact]
    public async Task In_bulk_each_succeeds_or_fails_alone_and_sees_what_those_before_it_did()
    {
        var answer = (await _client.PostAsync(Event("contacts/bulk"), $$$"""
            {"operations":[
              {"action":"create","data":{"email":"ada@acme.example"}},
              {"action":"create","data":{"email":"ADA@acme.example"}},
              {"action":"update","id":"{{{SmallWorld.Jane.Id}}}","data":{"email":"jane@acme.example"}},
              {"action":"create","data":{"email":"jane.smith@acme.example"}},
              {"action":"delete","id":"{{{SmallWorld.Omar.Id}}}"},
              {"action":"update","id":"{{{SmallWorld.Omar.Id}}}","data":{"title":"x"}},
              {"action":"update","data":{"title":"x"}},
              {"action":"update","id":7}]}
            """)).ShouldBeOk();

        answer.Json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetString())
            .ShouldBe(["success", "error", "success", "success", "success", "error", "error", "error"]);
        (await _client.PostAsync(Event("contacts"))).ShouldBeOk().Results.Count.ShouldBe(3);
    }

    private async Task<(bool InSession, bool AtSponsor)> PlacesAsync() =>
    (
        (await _client.GetAsync(Event($"sessions/{SmallWorld.Talk.Id}?fresh={Guid.NewGuid()}"))).ShouldBeOk().Json.GetProperty("participants").GetRawText().Contains(SmallWorld.Omar.Id, StringComparison.Ordinal),
        (await _client.GetAsync(Event($"sponsors/{SmallWorld.Sponsor.Id}"))).ShouldBeOk().Json.GetProperty("contacts").GetRawText().Contains(SmallWorld.Omar.Id, StringComparison.Ordinal)
    );
}

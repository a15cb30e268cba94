using SessionboardMcp.Sandbox.Access;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Endpoints;

public class OrganizationContactTests(SmallSandbox sandbox) : IClassFixture<SmallSandbox>
{
    private const string Contacts = "/v1/organization/org/contacts";

    [Fact]
    public async Task Everybody_is_found_once_although_in_two_events()
    {
        var answer = (await sandbox.Client.PostAsync(Contacts)).ShouldBeOk();

        answer.Results.Select(person => person.GetProperty("first_name").GetString()).ShouldBe(["Jane", "Omar"]);
    }

    [Fact]
    public async Task A_contact_is_that_of_an_event_and_masked_like_it()
    {
        var id = SmallWorld.Jane.Id;

        var masked = (await sandbox.Client.GetAsync($"{Contacts}/{id}")).ShouldBeOk().Json;
        var shown = (await sandbox.Client.GetAsync($"{Contacts}/{id}", SandboxTokens.NoPiiMask)).ShouldBeOk().Json;

        masked.GetProperty("email").GetString()!.ShouldContain("***");
        shown.GetProperty("email").GetString().ShouldBe(SmallWorld.Jane.Email);
    }

    [Fact]
    public async Task The_sessions_of_a_contact_are_those_of_the_event_or_of_all()
    {
        var id = SmallWorld.Jane.Id;

        var here = (await sandbox.Client.GetAsync(Event($"contacts/{id}/sessions"))).ShouldBeOk().Json;
        var all = (await sandbox.Client.GetAsync($"{Contacts}/{id}/sessions")).ShouldBeOk().Json;

        var inModern = all.GetProperty("sessions").EnumerateArray().Where(session => session.GetProperty("event_id").GetInt32() == SmallWorld.Modern);
        inModern.Select(session => session.GetProperty("id").GetString())
            .ShouldBe(here.GetProperty("sessions").EnumerateArray().Select(session => session.GetProperty("id").GetString()));
        all.GetProperty("sessions").GetArrayLength().ShouldBe(here.GetProperty("sessions").GetArrayLength() + 1, "the talk is in the other event too");
        here.GetProperty("sessions").EnumerateArray().ShouldContain(session => session.GetProperty("title").GetString() == SmallWorld.Talk.Title);
        here.GetProperty("status").GetString().ShouldBe("accepted");
    }

    [Fact]
    public async Task A_deleted_session_is_none_of_them()
    {
        var sessions = (await sandbox.Client.GetAsync(Event($"contacts/{SmallWorld.Omar.Id}/sessions"))).ShouldBeOk().Json.GetProperty("sessions");

        sessions.EnumerateArray().Select(session => session.GetProperty("title").GetString()).ShouldBe([SmallWorld.Talk.Title]);
    }

    [Fact]
    public async Task Another_organization_and_another_events_contacts_look_like_none()
    {
        (await sandbox.Client.PostAsync("/v1/organization/other/contacts")).ShouldBeError(404, "Not Found", "There is no such organization.");
        (await sandbox.Client.GetAsync($"{Contacts}/nobody")).ShouldBeError(404, "Not Found", "There is no such contact.");
        (await sandbox.Client.GetAsync(Event("contacts/nobody/sessions"))).ShouldBeError(404, "Not Found", "There is no such contact.");
    }
}

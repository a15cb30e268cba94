using SessionboardMcp.Sandbox.Tests.Endpoints;
using static SessionboardMcp.Sandbox.Tests.Endpoints.SmallSandbox;

namespace SessionboardMcp.Sandbox.Tests.Writes;

public sealed class StatusWriteTests : IAsyncLifetime
{
    private static readonly string Shortlisted = Event($"statuses/{SmallWorld.Shortlisted.Id}");

    private SandboxClient _client = null!;

    public async Task InitializeAsync() => _client = await WriteWorld.ConnectAsync();

    public async Task DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task One_is_made_changed_deleted_and_restored()
    {
        var made = (await _client.PostAsync(Event("statuses/create"), """{"name":"On hold","color":"#123456"}""")).ShouldBeOk();
        (made.Text("status"), made.Text("is_custom"), made.Text("order"), made.Text("color")).ShouldBe(("pending", "True", "6", "#123456"));
        var path = Event($"statuses/{made.Text("id")}");

        (await _client.PutAsync(path, """{"name":"Waiting"}""")).ShouldBeOk().Text("name").ShouldBe("Waiting");
        (await NamesAsync()).ShouldBe(["Shortlisted", "Waiting"]);
        (await _client.DeleteAsync(path)).ShouldBeDone();
        (await NamesAsync()).ShouldBe(["Shortlisted"]);
        (await _client.GetAsync(Event("statuses"))).Text.ShouldNotContain("Waiting");
        (await _client.DeleteAsync(path)).ShouldBeError(404, "Not Found", "There is no such custom status.");
        (await _client.PutAsync(path, "{}")).ShouldBeError(404, "Not Found", "There is no such custom status.");
        (await _client.PostAsync(path + "/restore")).ShouldBeOk().Text("color").ShouldBe("#123456");
        (await NamesAsync()).ShouldBe(["Shortlisted", "Waiting"]);
        (await _client.PostAsync(path + "/restore")).ShouldBeError(404, "Not Found", "There is no such deleted custom status.");
    }

    [Theory]
    [InlineData("pending"), InlineData("accepted"), InlineData("nothing"), InlineData("00000000-0000-4000-8000-000000000999")]
    public async Task The_core_ones_and_those_that_there_are_not_cannot_be_written(string id)
    {
        (await _client.PutAsync(Event($"statuses/{id}"), """{"name":"x"}""")).ShouldBeError(404, "Not Found", "There is no such custom status.");
        (await _client.DeleteAsync(Event($"statuses/{id}"))).ShouldBeError(404, "Not Found", "There is no such custom status.");
        (await _client.PostAsync(Event($"statuses/{id}/restore"))).ShouldBeError(404, "Not Found", "There is no such deleted custom status.");
    }

    [Theory]
    [InlineData("{}", "name is missing.")]
    [InlineData("""{"name":" "}""", "name is empty.")]
    [InlineData("""{"name":"x","color":"red"}""", "color must be a colour such as #329af0.")]
    [InlineData("""{"name":"x","status":"declined"}""", "status is not a property of this operation.")]
    [InlineData("""{"name":"x","category":"declined"}""", "category is not a property of this operation.")]
    public async Task One_without_a_name_or_with_a_category_is_refused(string body, string message) =>
        (await _client.PostAsync(Event("statuses/create"), body)).ShouldBeError(400, "Bad Request", message);

    [Fact]
    public async Task Sessions_that_had_one_have_its_core_status_then_and_after_it_is_restored()
    {
        (await _client.DeleteAsync(Shortlisted)).ShouldBeDone();
        await ShouldBePendingAsync();
        (await _client.PostAsync(Shortlisted + "/restore")).ShouldBeOk();
        await ShouldBePendingAsync();
    }

    private async Task ShouldBePendingAsync()
    {
        var row = (await _client.FreshAsync(WriteWorld.Marked.Id.ToString()))!.Value;
        row.GetProperty("status").GetString().ShouldBe("pending");
        row.TryGetProperty("custom_status", out _).ShouldBeFalse();
    }

    private async Task<IEnumerable<string?>> NamesAsync() =>
        (await _client.PostAsync(Event("session-statuses"))).ShouldBeOk().Results.Select(row => row.GetProperty("name").GetString());
}

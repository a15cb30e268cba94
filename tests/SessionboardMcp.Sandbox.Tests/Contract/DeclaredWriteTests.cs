using System.Text.Json.Nodes;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using SessionboardMcp.Sandbox.Tests.Writes;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Tests.Contract;

/// <summary>Everything that a write may say by the description is understood, and nothing else: no name of ours is misspelt.</summary>
public sealed class DeclaredWriteTests
{
    private static readonly ApiDigest Digest = ApiDigest.Load(ApiDigest.Published);

    private static readonly IReadOnlyList<string> Extra = [.. EmulatedOperations.Writes.SelectMany(Properties).Distinct(), "id", "order", "friendly_id", "created_at"];

    public static TheoryData<string> WithBody => new(EmulatedOperations.Writes.Where(id => Digest.Operations[id].Body is not null));

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task Every_declared_property_is_taken(string id)
    {
        foreach (var property in Properties(id))
        {
            await using var client = new SandboxClient(await WriteWorld.StartAsync(rules: new WriteRules { TellsReports = true }));
            var answer = (await client.SendAsync(Digest.Operations[id], SandboxTokens.NoPiiMask.Value, body: WriteRequests.Body(Digest.Operations[id], property))).ShouldBeOk();
            if (property is not ("operations" or "updated_at"))
                ShouldShow(answer, id, property, JsonNode.Parse(WriteRequests.Body(Digest.Operations[id], property)!)![property]!);
        }
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task A_property_of_others_is_refused(string id)
    {
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        foreach (var property in Extra.Except(Properties(id)))
        {
            var body = JsonNode.Parse(WriteRequests.Body(Digest.Operations[id])!)!.AsObject();
            body[property] = "x";
            (await client.SendAsync(Digest.Operations[id], body: body.ToJsonString())).ShouldBeError(400, "Bad Request", $"{property} is not a property of this operation.");
        }
    }

    [Theory]
    [InlineData("bulk-sessions", """{"title":"x"}""")]
    [InlineData("bulk-contacts", """{"email":"x@acme.example"}""")]
    [InlineData("bulk-sponsors", """{"name":"x"}""")]
    [InlineData("bulk-exhibitors", """{"name":"x"}""")]
    [InlineData("bulk-draft-sessions", """{"session_id":"00000000-0000-4000-8000-000000000021"}""")]
    public async Task Every_declared_property_of_an_operation_in_bulk_is_taken(string bulk, string data)
    {
        Digest.Shape("BulkOperations.operations[]").Keys.ShouldBe(["action", "id", "data"]);
        await using var client = new SandboxClient(await WriteWorld.StartAsync());
        var known = WriteRequests.Path(Digest.Operations[$"update-{bulk["bulk-".Length..^1]}"]).Split('/')[^1];
        foreach (var action in Digest.Shape("BulkOperations.operations[]")["action"].Values)
        {
            var id = action == "create" ? "" : $"\"id\":\"{known}\",";
            var written = action == "create" ? data : "{}";
            var answer = await client.SendAsync(Digest.Operations[bulk], body: $$"""{"operations":[{"action":"{{action}}",{{id}}"data":{{written}}}]}""");
            answer.ShouldBeOk().Json.GetProperty("stats").GetProperty("succeeded").GetInt32().ShouldBe(1, action);
        }
    }

    private static IEnumerable<string> Properties(string id) =>
        Digest.Operations[id].Body is { } body ? body.Shapes.SelectMany(shape => Digest.Shape(shape).Keys) : [];

    private static void ShouldShow(SandboxAnswer answer, string id, string property, JsonNode sent)
    {
        var shown = property switch
        {
            "parent_session_id" => "parent_session_friendly_id",
            "company" => "company_name",
            "phone" => "phone_home",
            "account_id" => "name",
            _ when id.Contains("draft-session", StringComparison.Ordinal) => property,
            _ => property.Replace("_ids", "s", StringComparison.Ordinal).Replace("_id", "", StringComparison.Ordinal),
        };
        var value = sent switch
        {
            JsonArray list => list[0]!.ToString(),
            JsonObject fields => fields.Single().Value!.ToString(),
            _ when property == "parent_session_id" => "DEV-6",
            _ when property == "account_id" => sent.ToString() == SmallWorld.Sponsor.Id ? SmallWorld.Sponsor.Name : "Labs",
            _ => sent.ToString().Replace(":00Z", ":00.000Z", StringComparison.Ordinal),
        };
        JsonNode.Parse(answer.Json.GetProperty(shown).GetRawText())!.ToJsonString(Relaxed).ShouldContain(value, Case.Sensitive, property);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

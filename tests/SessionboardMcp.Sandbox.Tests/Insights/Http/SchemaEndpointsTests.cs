using System.Text.Json;
using SessionboardMcp.Sandbox.Tests.Endpoints;
using static SessionboardMcp.Sandbox.Tests.Insights.Http.InsightsSandbox;

namespace SessionboardMcp.Sandbox.Tests.Insights.Http;

/// <summary>The shape below is the sandbox's assumption, written down once more here, so that changing it is a deliberate act.</summary>
public sealed class SchemaEndpointsTests(InsightsSandbox sandbox) : IClassFixture<InsightsSandbox>
{
    private static readonly Dictionary<string, string[]> Functions = new()
    {
        ["text"] = ["UPPER", "LOWER"],
        ["datetime"] = ["DAY_OF_WEEK", "DATE", "TIME", "MONTH", "YEAR", "FORMAT_DATE", "DATE_RANGE"],
        ["decimal"] = ["ROUND"],
        ["int"] = [],
        ["boolean"] = [],
        ["uuid"] = [],
    };

    [Fact]
    public async Task The_organizations_schema_has_the_assumed_shape_and_no_roles()
    {
        var answer = (await sandbox.Client.GetAsync("/v1/insights/schema")).ShouldBeOk();
        Names(answer.Json).ShouldBe(["entities"]);
        Check(answer.Json.GetProperty("entities"));
        answer.Text.ShouldNotContain("recording_consent");
    }

    [Fact]
    public async Task Both_addresses_of_an_events_schema_answer_the_same_with_custom_fields_and_roles()
    {
        var answer = (await sandbox.Client.GetAsync($"/v1/event/{Seeded.DevCon}/insights/schema")).ShouldBeOk();
        (await sandbox.Client.GetAsync($"/v1/insights/events/{Seeded.DevCon}/schema")).Text.ShouldBe(answer.Text);
        Names(answer.Json).ShouldBe(["entities", "session_participant_roles"]);
        Check(answer.Json.GetProperty("entities"));
        answer.Text.ShouldContain("recording_consent");
        var roles = answer.Json.GetProperty("session_participant_roles").EnumerateArray().ToList();
        roles.ShouldAllBe(role => string.Join(',', Names(role)) == "name,name_plural,slug,core_role");
        roles.Select(role => role.GetProperty("slug").GetString()).ShouldBe(Seeded.Event(Seeded.DevCon).Roles.Select(role => role.Slug));
        roles.Single(role => role.GetProperty("slug").GetString() == "panelist").GetProperty("core_role").GetString().ShouldBe("speaker");
    }

    [Fact]
    public async Task Every_field_of_the_schema_can_be_queried()
    {
        var schema = (await sandbox.Client.GetAsync($"/v1/event/{Seeded.HealthDay}/insights/schema")).Json;
        foreach (var entity in schema.GetProperty("entities").EnumerateArray())
        {
            var fields = Fields(entity).Select(field => field.GetProperty("name").GetString()!).ToList();
            var query = $"SELECT {string.Join(", ", fields)} FROM {entity.GetProperty("name").GetString()}";
            var answer = (await sandbox.ExecuteAsync(query, new() { ["eventId"] = Seeded.HealthDay })).ShouldBeOk();
            foreach (var row in answer.Results)
                Names(row).ShouldBe(fields);
        }
    }

    private static List<JsonElement> Fields(JsonElement entity) => [.. entity.GetProperty("fields").EnumerateArray()];

    private static void Check(JsonElement entities)
    {
        var names = entities.EnumerateArray().Select(entity => entity.GetProperty("name").GetString()).ToList();
        names.Count.ShouldBe(16);
        foreach (var entity in entities.EnumerateArray())
        {
            Names(entity).ShouldBe(["name", "singular", "find", "description", "default_fields", "fields", "relationships"]);
            foreach (var field in Fields(entity))
            {
                Names(field).ShouldBe(["name", "type", "description", "contains_pii", "functions"]);
                field.GetProperty("functions").EnumerateArray().Select(function => function.GetString())
                    .ShouldBe(Functions[field.GetProperty("type").GetString()!]);
                field.GetProperty("contains_pii").ValueKind.ShouldBeOneOf(JsonValueKind.True, JsonValueKind.False);
            }
            foreach (var way in entity.GetProperty("relationships").EnumerateArray())
            {
                Names(way).Except(["description"]).ShouldBe(["name", "entity", "type"]);
                way.GetProperty("type").GetString().ShouldBeOneOf("to_one", "to_many");
                names.ShouldContain(way.GetProperty("entity").GetString());
            }
        }
    }
}

using System.Text.Json;
using SessionboardMcp.Api.Insights;

namespace SessionboardMcp.Api.Tests.Insights;

public sealed class SchemaReaderTests
{
    [Fact]
    public void Arrays_of_objects_are_read()
    {
        var schema = Read("""
            {"entities":[{"name":"sessions","singular":"session","find_names":["Session","Abstract"],"description":"Talks",
              "fields":[{"name":"title","type":"text","description":"Its title","functions":["UPPER","LOWER"]},
                        {"key":"email","data_type":"text","contains_pii":true}, 5, null],
              "relationships":[{"name":"track","target":"tracks","type":"many_to_one"},
                               {"name":"speakers","entity":"speakers","cardinality":"many","description":"Older model"}],
              "unknown":[1]}],
             "session_participant_roles":[{"name":"Panelist","name_plural":"Panelists","slug":"panelist","core_role":"speaker"}]}
            """)!;

        var sessions = schema.Entities.Single();
        sessions.Name.ShouldBe("sessions");
        sessions.Singular.ShouldBe("session");
        sessions.FindNames.ShouldBe(["Session", "Abstract"]);
        sessions.Description.ShouldBe("Talks");
        sessions.Fields.Select(field => (field.Name, field.Type, field.ContainsPii)).ShouldBe(
            [("title", "text", false), ("email", "text", true)]);
        sessions.Fields[0].Functions.ShouldBe(["UPPER", "LOWER"]);
        sessions.Relationships.ShouldBe(
            [new("track", "tracks", false, null), new("speakers", "speakers", true, "Older model")]);
        schema.ParticipantRoles.ShouldBe([new("Panelist", "Panelists", "panelist", "speaker")]);
    }

    [Fact]
    public void Objects_keyed_by_name_are_read()
    {
        var schema = Read("""
            {"data":{"tables":{"sessions":{"columns":{"title":"text","starts_at":{"type":"datetime"}},
               "relations":{"track":"tracks","speakers":{"to":"speakers"}}}},
               "functions":{"text":["UPPER"],"datetime":["DATE"]},
               "session_participant_roles":{"panelist":{"name":"Panelist"}}}}
            """)!;

        var sessions = schema.Entities.Single();
        sessions.Name.ShouldBe("sessions");
        sessions.Fields.Select(field => (field.Name, field.Type, field.Functions.Single())).ShouldBe(
            [("title", "text", "UPPER"), ("starts_at", "datetime", "DATE")]);
        sessions.Relationships.ShouldBe([new("track", "tracks", false, null), new("speakers", "speakers", true, null)]);
        schema.ParticipantRoles.Single().Slug.ShouldBe("panelist");
    }

    [Theory]
    [InlineData("""{"sessions":{"fields":["title"]}}""")]
    [InlineData("""[{"name":"sessions","fields":["title"]}]""")]
    [InlineData("""{"schema":{"entities":[{"slug":"sessions","fields":{"standard":["title"],"custom":[]}}]}}""")]
    [InlineData("""{"results":[{"name":"sessions","fields":["title"]},{"name":"Sessions","fields":[]},{"fields":[]}]}""")]
    public void Other_shapes_are_read_too(string json)
    {
        var entity = Read(json)!.Entities.Single();

        entity.Name.ShouldBe("sessions");
        entity.Fields.Single().ShouldBe(new InsightsField("title", "text", null, false, []), new FieldByName());
    }

    [Theory]
    [InlineData("many_to_many", true)]
    [InlineData("oneToMany", true)]
    [InlineData("hasMany", true)]
    [InlineData("1:n", true)]
    [InlineData("belongs_to", false)]
    [InlineData("many-to-one", false)]
    [InlineData("has_one", false)]
    [InlineData("relationship", true)]
    public void Cardinality_decides_before_the_plural_does(string cardinality, bool isMany)
    {
        var schema = Read($$"""{"entities":[{"name":"a","fields":[],"relationships":[{"name":"bees","type":"{{cardinality}}"}]}]}""")!;

        schema.Entities.Single().Relationships.Single().IsMany.ShouldBe(isMany);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"schema\"")]
    [InlineData("""{"data":{"schema":{"data":{"schema":{"data":{}}}}}}""")]
    [InlineData("""{"entities":[{"name":"sessions"}]}""")]
    public void Nothing_is_found_where_nothing_is(string json) => Read(json).ShouldBeNull();

    private static InsightsSchema? Read(string json) => SchemaReader.Read(JsonElement.Parse(json));

    private sealed class FieldByName : IEqualityComparer<InsightsField>
    {
        public bool Equals(InsightsField? x, InsightsField? y) => x?.Name == y?.Name && x?.Type == y?.Type;

        public int GetHashCode(InsightsField obj) => obj.Name.GetHashCode(StringComparison.Ordinal);
    }
}

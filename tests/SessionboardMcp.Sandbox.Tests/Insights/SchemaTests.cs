using SessionboardMcp.Sandbox.Insights;
using SessionboardMcp.Sandbox.Insights.Catalogue;
using SessionboardMcp.Sandbox.Tests.Insights.Execution;
using SessionboardMcp.SbQL.Schema;

namespace SessionboardMcp.Sandbox.Tests.Insights;

public sealed class SchemaTests
{
    private static readonly SbqlSchema Organization = InsightsSchema.OfOrganization;
    private static readonly SbqlSchema DevCon = InsightsSchema.OfEvent(Seeded.Event(Seeded.DevCon));

    [Fact]
    public void Sessions_have_the_forty_three_fields_that_Sessionboard_counts()
    {
        var sessions = Organization.FindEntity("Session")!;
        sessions.Fields.Count.ShouldBe(43);
        string[] known =
        [
            "id", "title", "slug", "starts_at", "start_date", "ends_at", "description", "status", "status_category",
            "display_status", "external_id", "display_id", "capacity", "is_public", "video_url", "virtual_meeting_url", "ceu_credits",
            "is_draft", "is_withdrawn", "withdrawn_at", "submitter_contact_id",
        ];
        known.Where(name => sessions.FindField(name) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Every_known_entity_is_there_under_every_name()
    {
        string[] names =
        [
            "sessions", "session", "Session", "Abstract", "speakers", "Speaker", "contacts", "Contact", "tracks", "Track", "rooms",
            "Room", "tags", "formats", "levels", "languages", "sponsors", "exhibitors", "participant_contacts", "ratings",
            "criteria_ratings", "Evaluation_Plan_Ratings",
        ];
        names.Where(name => Organization.FindEntity(name) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Custom_fields_are_in_the_events_schema_only()
    {
        DevCon.FindEntity("sessions")!.FindField("submitter_note")!.ContainsPii.ShouldBeTrue();
        DevCon.FindEntity("sessions")!.FindField("recording_consent")!.Type.ShouldBe(SbqlType.Boolean);
        DevCon.FindEntity("speakers")!.FindField("tshirt_size").ShouldNotBeNull();
        DevCon.FindEntity("exhibitors")!.FindField("booth_number").ShouldNotBeNull();
        Organization.Entities.SelectMany(entity => entity.Fields).ShouldNotContain(field => field.Name == "recording_consent");
    }

    [Fact]
    public void Every_way_to_evaluations_warns()
    {
        var ways = Organization.Entities.SelectMany(entity => entity.Relationships, (entity, way) => (entity, way))
            .Where(pair => pair.way.Target.Contains("atings") || pair.entity.Name.Contains("atings")).ToList();
        ways.Count.ShouldBe(6);
        ways.ShouldAllBe(pair => pair.way.Description!.Contains("Sessions 2.0"));
    }

    [Fact]
    public void What_field_definitions_call_personal_the_schema_does_too()
    {
        foreach (var field in Seeded.Event(Seeded.DevCon).Fields.Where(field => field.ContainsPii))
        {
            string[] entities = field.Module switch
            {
                "session" => ["sessions"],
                "contact" => ["contacts", "speakers"],
                _ => ["sponsors", "exhibitors"],
            };
            var name = field.InternalName == "address_coutnry" ? "address_country" : field.InternalName;
            foreach (var entity in entities)
                DevCon.FindEntity(entity)!.FindField(name).ShouldNotBeNull(name).ContainsPii.ShouldBeTrue($"{entity}.{name}");
        }
    }

    [Fact]
    public void Names_of_fields_and_relationships_are_unique_and_default_fields_exist()
    {
        foreach (var entity in DevCon.Entities)
        {
            var names = entity.Fields.Select(field => field.Name).Concat(entity.Relationships.Select(way => way.Name)).ToList();
            names.Count.ShouldBe(names.Distinct(StringComparer.OrdinalIgnoreCase).Count(), entity.Name);
            entity.DefaultFields.ShouldNotBeEmpty();
            entity.DefaultFields.Where(name => entity.FindField(name) is null).ShouldBeEmpty();
            entity.Fields.ShouldAllBe(field => field.Description != null);
        }
    }

    public static TheoryData<string> EntityNames() => [.. InsightsCatalogue.Entities.Select(entity => entity.Name)];

    [Theory]
    [MemberData(nameof(EntityNames))]
    public void Every_field_and_relationship_can_be_asked_for(string name)
    {
        var entity = DevCon.FindEntity(name)!;
        var find = entity.FindNames[0];
        Asking.Ask($"FIND {find} INCLUDE {string.Join(", ", entity.Fields.Select(field => field.Name))}").Error.ShouldBeNull();
        foreach (var way in entity.Relationships)
        {
            var target = DevCon.FindEntity(way.Target).ShouldNotBeNull();
            Asking.Ask($"FIND {find} INCLUDE COUNT({way.Name}.{target.Fields[0].Name}) AS n").Error.ShouldBeNull();
            var isPlural = way.Name.EndsWith('s');
            isPlural.ShouldBe(way.Cardinality == Cardinality.Many, $"{name}.{way.Name}");
        }
    }
}

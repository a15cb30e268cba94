using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SessionboardMcp.Api.Client;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Sessions;
using SessionboardMcp.Api.Settings;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Tests.Contract;

public sealed class DescriptionTests
{
    private const string GetSession = "/v1/event/{eventId}/sessions/{sessionId}";

    [ContractFact]
    public void Every_operation_of_the_table_is_described()
    {
        var description = ApiDescription.Load();

        var unknown = All()
            .Where(operation => description.Operation(Method(operation), PathOf(operation)) is null)
            .Select(operation => operation.Name);

        unknown.ShouldBeEmpty();
    }

    [ContractFact]
    public void Every_property_that_is_read_is_described()
    {
        var description = ApiDescription.Load();

        // The parent of a sub-session is described in words only; a field's own name is filled in from its public one.
        Unknown(ApiJson.Default.Session, description.AnswerProperties("get", GetSession)).ShouldBe(["parent_session_friendly_id"]);
        Unknown(ApiJson.Default.Contact, description.AnswerProperties("post", "/v1/event/{eventId}/contacts")).ShouldBeEmpty();
        Unknown(ApiJson.Default.Contact, description.AnswerProperties("post", "/v1/event/{eventId}/speakers")).ShouldBeEmpty();
        Unknown(ApiJson.Default.Account, description.AnswerProperties("post", "/v1/event/{eventId}/sponsors")).ShouldBeEmpty();
        Unknown(ApiJson.Default.Account, description.AnswerProperties("post", "/v1/event/{eventId}/exhibitors")).ShouldBeEmpty();
        Unknown(ApiJson.Default.Participant, description.NestedProperties("get", GetSession, "participants")).ShouldBeEmpty();
        Unknown(ApiJson.Default.Subsession, description.NestedProperties("get", GetSession, "subsessions")).ShouldBeEmpty();
        Unknown(ApiJson.Default.SessionTrace, description.AnswerProperties("post", "/v1/event/{eventId}/sessions/status")).ShouldBeEmpty();
        Unknown(ApiJson.Default.CompositionStatus, description.NestedProperties("get", GetSession, "composition_status")).ShouldBeEmpty();
        Unknown(ApiJson.Default.CustomFieldValue, description.NestedProperties("get", GetSession, "custom_fields")).ShouldBeEmpty();
        Unknown(ApiJson.Default.SessionStatus, description.AnswerProperties("get", "/v1/event/{eventId}/statuses")).ShouldBeEmpty();
        Unknown(ApiJson.Default.FieldDefinition, description.AnswerProperties("post", "/v1/event/{eventId}/fields")).ShouldBe(["name"]);
        Unknown(ApiJson.Default.Track, description.AnswerProperties("post", "/v1/event/{eventId}/tracks")).ShouldBeEmpty();
        Unknown(ApiJson.Default.Room, description.AnswerProperties("post", "/v1/event/{eventId}/rooms")).ShouldBeEmpty();
        Unknown(ApiJson.Default.Level, description.AnswerProperties("post", "/v1/event/{eventId}/levels")).ShouldBeEmpty();
        Unknown(ApiJson.Default.Language, description.AnswerProperties("post", "/v1/event/{eventId}/languages")).ShouldBeEmpty();
        Unknown(ApiJson.Default.SessionFormat, description.AnswerProperties("post", "/v1/event/{eventId}/formats")).ShouldBeEmpty();
        Unknown(ApiJson.Default.Tag, description.AnswerProperties("post", "/v1/event/{eventId}/tags")).ShouldBeEmpty();
        Unknown(ApiJson.Default.AgendaDraft, description.AnswerProperties("get", "/v1/event/{eventId}/agenda-drafts")).ShouldBeEmpty();
        Unknown(ApiJson.Default.SessionFile, description.AnswerProperties("get", GetSession + "/files")).ShouldBeEmpty();
        Unknown(ApiJson.Default.SessionRecording, description.AnswerProperties("get", GetSession + "/recordings")).ShouldBeEmpty();
        Unknown(ApiJson.Default.DraftPlacement, description.AnswerProperties("get", "/v1/event/{eventId}/agenda-drafts/{draftId}/sessions")).ShouldBeEmpty();
    }

    [ContractFact]
    public void Every_property_that_is_sent_is_described()
    {
        var description = ApiDescription.Load();
        var session = RequestBody.Of(new SessionSearch { Status = "x", IsAbstract = true, IncludeLinkedSources = true, Order = SearchOrder.CreatedAscending });
        var trace = RequestBody.Of(new SessionTraceSearch { Order = SearchOrder.CreatedAscending });
        var contact = RequestBody.Of(new ContactSearch { Status = "x", Order = SearchOrder.CreatedAscending });
        var query = new QueryRequest("FIND Session", Limit: 1);
        var run = new ReportRun(new SavedReport("r", "R", null, null, null), EventId: 1, Limit: 1);

        Names(session).Except(description.BodyProperties("post", "/v1/event/{eventId}/sessions")).ShouldBeEmpty();
        Names(trace).Except(description.BodyProperties("post", "/v1/event/{eventId}/sessions/status")).ShouldBeEmpty();
        Names(contact).Except(description.BodyProperties("post", "/v1/event/{eventId}/speakers")).ShouldBeEmpty();
        Names(contact).Except(description.BodyProperties("post", "/v1/event/{eventId}/sponsors")).ShouldBeEmpty();
        Names(contact).Except(description.BodyProperties("post", "/v1/event/{eventId}/exhibitors")).ShouldBeEmpty();
        Names(RequestBody.Of(new QuestionRequest("x", 1))).Except(description.BodyProperties("post", "/v1/insights/ai/generate")).ShouldBeEmpty();
        Names(RequestBody.Of(run)).Except(description.BodyProperties("post", "/v1/insights/queries/{queryId}/run")).ShouldBeEmpty();
        Names(RequestBody.Of(query, [1, 2])).Except(description.BodyProperties("post", "/v1/insights/execute")).ShouldBeEmpty();
        Names(RequestBody.Of(query, [1])).Except(description.BodyProperties("post", "/v1/event/{eventId}/insights/execute")).ShouldBeEmpty();
    }

    private static IEnumerable<Operation> All() =>
        typeof(Operations)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => (Operation)property.GetValue(null)!)
            .Concat(Enum.GetValues<SettingKind>().Select(Operations.ListSettings));

    private static string Method(Operation operation) => operation.Method.Method.ToLowerInvariant();

    private static string PathOf(Operation operation) => "/" + operation.Path
        .Replace("agenda-drafts/{id}", "agenda-drafts/{draftId}", StringComparison.Ordinal)
        .Replace("queries/{id}", "queries/{queryId}", StringComparison.Ordinal)
        .Replace("sessions/{id}", "sessions/{sessionId}", StringComparison.Ordinal);

    private static IEnumerable<string> Unknown(JsonTypeInfo type, IReadOnlySet<string> described) =>
        type.Properties.Select(property => property.Name).Except(described);

    private static IEnumerable<string> Names(byte[] body) =>
        JsonElement.Parse(body).EnumerateObject().Select(property => property.Name);
}

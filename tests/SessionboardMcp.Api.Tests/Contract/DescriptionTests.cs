using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SessionboardMcp.Api.Accounts;
using SessionboardMcp.Api.Agenda;
using SessionboardMcp.Api.Contacts;
using SessionboardMcp.Api.Content;
using SessionboardMcp.Api.Insights;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Reports;
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

        var unknown = OperationTable.All
            .Where(operation => description.Operation(Method(operation), PathOf(operation)) is null)
            .Select(operation => operation.Name);

        unknown.ShouldBeEmpty();
    }

    // The description says of some operations which scope they need, and of none that another one would do.
    [ContractFact]
    public void No_operation_asks_for_less_than_is_described()
    {
        var description = ApiDescription.Load();

        var wrong = OperationTable.All
            .Select(operation => (operation.Name, operation.Scope, Described: description.Scopes(Method(operation), PathOf(operation))))
            .Where(operation => operation.Described.Count > 0 && !operation.Described.Contains(operation.Scope!));

        wrong.ShouldBeEmpty();
    }

    [ContractFact]
    public void Every_property_that_is_read_is_described()
    {
        var description = ApiDescription.Load();

        // The parent of a sub-session is described in words only; a field's own name is filled in from its public one.
        Unknown(SessionJson.Default.Session, description.AnswerProperties("get", GetSession)).ShouldBe(["parent_session_friendly_id"]);
        Unknown(ContactJson.Default.Contact, description.AnswerProperties("post", "/v1/event/{eventId}/contacts")).ShouldBeEmpty();
        Unknown(ContactJson.Default.Contact, description.AnswerProperties("post", "/v1/event/{eventId}/speakers")).ShouldBeEmpty();
        Unknown(AccountJson.Default.Account, description.AnswerProperties("post", "/v1/event/{eventId}/sponsors")).ShouldBeEmpty();
        Unknown(AccountJson.Default.Account, description.AnswerProperties("post", "/v1/event/{eventId}/exhibitors")).ShouldBeEmpty();
        Unknown(SessionJson.Default.Participant, description.NestedProperties("get", GetSession, "participants")).ShouldBeEmpty();
        Unknown(SessionJson.Default.Subsession, description.NestedProperties("get", GetSession, "subsessions")).ShouldBeEmpty();
        Unknown(SessionJson.Default.SessionTrace, description.AnswerProperties("post", "/v1/event/{eventId}/sessions/status")).ShouldBeEmpty();
        Unknown(SessionJson.Default.CompositionStatus, description.NestedProperties("get", GetSession, "composition_status")).ShouldBeEmpty();
        Unknown(SessionJson.Default.CustomFieldValue, description.NestedProperties("get", GetSession, "custom_fields")).ShouldBeEmpty();
        Unknown(SettingJson.Default.SessionStatus, description.AnswerProperties("get", "/v1/event/{eventId}/statuses")).ShouldBeEmpty();
        Unknown(SettingJson.Default.FieldDefinition, description.AnswerProperties("post", "/v1/event/{eventId}/fields")).ShouldBe(["name"]);
        Unknown(SettingJson.Default.Track, description.AnswerProperties("post", "/v1/event/{eventId}/tracks")).ShouldBeEmpty();
        Unknown(SettingJson.Default.Room, description.AnswerProperties("post", "/v1/event/{eventId}/rooms")).ShouldBeEmpty();
        Unknown(SettingJson.Default.Level, description.AnswerProperties("post", "/v1/event/{eventId}/levels")).ShouldBeEmpty();
        Unknown(SettingJson.Default.Language, description.AnswerProperties("post", "/v1/event/{eventId}/languages")).ShouldBeEmpty();
        Unknown(SettingJson.Default.SessionFormat, description.AnswerProperties("post", "/v1/event/{eventId}/formats")).ShouldBeEmpty();
        Unknown(SettingJson.Default.Tag, description.AnswerProperties("post", "/v1/event/{eventId}/tags")).ShouldBeEmpty();
        Unknown(AgendaJson.Default.AgendaDraft, description.AnswerProperties("get", "/v1/event/{eventId}/agenda-drafts")).ShouldBeEmpty();
        Unknown(ContentJson.Default.SessionFile, description.AnswerProperties("get", GetSession + "/files")).ShouldBeEmpty();
        Unknown(ContentJson.Default.SessionRecording, description.AnswerProperties("get", GetSession + "/recordings")).ShouldBeEmpty();
        // One record for both: a persona has a description, a rule a type and a switch.
        Unknown(AgendaJson.Default.SchedulingRule, description.AnswerProperties("get", "/v1/event/{eventId}/rules")).ShouldBe(["description"]);
        Unknown(AgendaJson.Default.SchedulingRule, description.AnswerProperties("get", "/v1/event/{eventId}/personas")).ShouldBe(["type", "enabled"]);
        Unknown(AgendaJson.Default.DraftPlacement, description.AnswerProperties("get", "/v1/event/{eventId}/agenda-drafts/{draftId}/sessions")).ShouldBeEmpty();
    }

    [ContractFact]
    public void Every_property_that_is_sent_is_described()
    {
        var description = ApiDescription.Load();
        var session = SessionBody.Of(new SessionSearch { Status = "x", IsAbstract = true, IncludeLinkedSources = true, Order = SearchOrder.CreatedAscending });
        var trace = SessionBody.Of(new SessionTraceSearch { Order = SearchOrder.CreatedAscending });
        var contact = ContactBody.Of(new ContactSearch { Status = "x", Order = SearchOrder.CreatedAscending });
        var query = new QueryRequest("FIND Session", Limit: 1);
        var run = new ReportRun(new SavedReport("r", "R", null, null, null), EventId: 1, Limit: 1);

        Names(session).Except(description.BodyProperties("post", "/v1/event/{eventId}/sessions")).ShouldBeEmpty();
        Names(trace).Except(description.BodyProperties("post", "/v1/event/{eventId}/sessions/status")).ShouldBeEmpty();
        Names(contact).Except(description.BodyProperties("post", "/v1/event/{eventId}/speakers")).ShouldBeEmpty();
        Names(contact).Except(description.BodyProperties("post", "/v1/event/{eventId}/sponsors")).ShouldBeEmpty();
        Names(contact).Except(description.BodyProperties("post", "/v1/event/{eventId}/exhibitors")).ShouldBeEmpty();
        Names(InsightBody.Of(new QuestionRequest("x", 1))).Except(description.BodyProperties("post", "/v1/insights/ai/generate")).ShouldBeEmpty();
        Names(ReportBody.Of(run)).Except(description.BodyProperties("post", "/v1/insights/queries/{queryId}/run")).ShouldBeEmpty();
        Names(InsightBody.Of(query, [1, 2])).Except(description.BodyProperties("post", "/v1/insights/execute")).ShouldBeEmpty();
        Names(InsightBody.Of(query, [1])).Except(description.BodyProperties("post", "/v1/event/{eventId}/insights/execute")).ShouldBeEmpty();
    }

    private static string Method(Operation operation) => operation.Method.Method.ToLowerInvariant();

    private static string PathOf(Operation operation) => "/" + operation.Path;

    private static IEnumerable<string> Unknown(JsonTypeInfo type, IReadOnlySet<string> described) =>
        type.Properties.Select(property => property.Name).Except(described);

    private static IEnumerable<string> Names(byte[] body) =>
        JsonElement.Parse(body).EnumerateObject().Select(property => property.Name);
}

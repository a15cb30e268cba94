using System.Globalization;
using SessionboardMcp.Api.Errors;
using SessionboardMcp.Api.Json;
using SessionboardMcp.Api.Keeping;
using SessionboardMcp.Api.Transport;

namespace SessionboardMcp.Api.Insights;

/// <summary>The schema of the query language, queries, and questions that Sessionboard's AI puts into queries.</summary>
public sealed class InsightResource
{
    private readonly CredentialWire _wire;
    private readonly IKeeping _keeping;
    private readonly SchemaRoutes _routes;
    private readonly TimeSpan _kept;

    internal InsightResource(CredentialWire wire, IKeeping keeping, SchemaRoutes routes, TimeSpan kept) =>
        (_wire, _keeping, _routes, _kept) = (wire, keeping, routes, kept);

    /// <summary>Reads what can be asked in the query language. Kept for five minutes by default.</summary>
    /// <param name="eventId">The event whose custom fields and roles are wanted; null for the organization.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The schema, with at least one entity.</returns>
    /// <exception cref="SchemaUnreadableException">The answer holds nothing that looks like a schema.</exception>
    public Task<Dated<InsightsSchema>> GetSchemaAsync(int? eventId, CancellationToken cancellationToken = default) => _keeping.KeepAsync(
        "schema:" + (eventId?.ToString(CultureInfo.InvariantCulture) ?? "organization"),
        _kept,
        schema => schema.Value.Entities.Sum(entity => 1 + entity.Fields.Count + entity.Relationships.Count),
        token => ReadSchemaAsync(eventId, token),
        cancellationToken);

    /// <summary>Runs a query. Spends one request of the insights budget.</summary>
    /// <param name="request">The query and its scope.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>One page of rows.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard refused the query.</exception>
    public Task<QueryPage> ExecuteQueryAsync(QueryRequest request, CancellationToken cancellationToken = default)
    {
        int[] events = [.. (request.EventIds ?? []).Concat(request.EventId is { } one ? [one] : []).Distinct().Order()];
        var body = InsightBody.Of(request, events);
        var call = events is [var only]
            ? Call.To(InsightOperations.ExecuteEventQuery, only, body: body)
            : Call.To(InsightOperations.ExecuteQuery, body: body);
        return _wire.SendAsync(call, (root, at) => QueryPageReader.Read(root, request, at), cancellationToken);
    }

    /// <summary>Lets Sessionboard's AI put a question into a query, which is not run. Spends one request of the insights budget.</summary>
    /// <param name="request">The question and its scope.</param>
    /// <param name="cancellationToken">Takes this caller out of the call.</param>
    /// <returns>The query with its explanation.</returns>
    /// <exception cref="InvalidRequestException">Sessionboard cannot put the question into a query.</exception>
    public Task<GeneratedQuery> GenerateQueryAsync(QuestionRequest request, CancellationToken cancellationToken = default) =>
        _wire.SendAsync(
            Call.To(InsightOperations.GenerateQuery, body: InsightBody.Of(request)),
            (root, _) => GeneratedQuery.Read(root),
            cancellationToken);

    /// <summary>Reads the schema, whether it is kept or not.</summary>
    internal Task<Dated<InsightsSchema>> ReadSchemaAsync(int? eventId, CancellationToken cancellationToken)
    {
        return eventId is null ? ReadAsync(InsightOperations.GetSchema) : _routes.ReadAsync(ReadAsync);

        Task<Dated<InsightsSchema>> ReadAsync(Operation operation) => _wire.SendAsync(
            Call.To(operation, eventId),
            (root, at) => new Dated<InsightsSchema>(SchemaReader.Read(root) ?? throw new SchemaUnreadableException(operation.Name), at),
            cancellationToken);
    }
}

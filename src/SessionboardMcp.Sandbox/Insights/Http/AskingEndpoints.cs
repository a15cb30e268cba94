using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Endpoints;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Insights.Http;

/// <summary>Questions in words: what could be asked, and the query that a question is put into.</summary>
internal static class AskingEndpoints
{
    public static void MapAsking(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/insights/suggestions", SuggestAsync).Insights();
        routes.MapGet("/v1/event/{eventId}/insights/suggestions", SuggestInEventAsync).Insights();
        routes.MapPost("/v1/insights/ai/generate", GenerateAsync).Insights();
        routes.MapPost("/v1/event/{eventId}/insights/ai/generate", GenerateInEventAsync).Insights();
    }

    // The suggestions are the same for every event, but one that is named must exist.
    private static Task SuggestAsync(HttpContext context)
    {
        ReportQuery.EventOf(context);
        string? category = context.Request.Query["category"];
        var known = KnownQuestions.All.Where(question => string.IsNullOrEmpty(category) || question.Category == category);
        return SuggestAsync(context, known.Select(question => Suggestion(question) with { Category = question.Category }));
    }

    private static Task SuggestInEventAsync(HttpContext context) => SuggestAsync(context, KnownQuestions.All.Select(Suggestion));

    private static Task SuggestAsync(HttpContext context, IEnumerable<SuggestionResponse> suggestions) =>
        context.AnswerAsync(new SuggestionsResponse { Suggestions = [.. suggestions] }, ResponseJson.Default.SuggestionsResponse);

    private static SuggestionResponse Suggestion(KnownQuestion question) => new() { Query = question.Query, Description = question.Text };

    private static async Task GenerateAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        var scope = new ExecuteBody { EventId = body.EventId, EventIds = body.EventIds };
        ExecuteRequests.EventsOf(scope, context.Features.GetRequiredFeature<Organization>(), context.Token());
        await GenerateAsync(context, body);
    }

    private static async Task GenerateInEventAsync(HttpContext context) => await GenerateAsync(context, await ReadAsync(context));

    // What was said before is read and not used: it would take understanding to use it.
    private static Task GenerateAsync(HttpContext context, GenerateBody body)
    {
        if (string.IsNullOrWhiteSpace(body.Prompt))
            throw RequestRefusedException.BadRequest("prompt is missing.");
        var known = KnownQuestions.Find(body.Prompt, context.Features.GetRequiredFeature<Organization>().Events.Select(found => found.Name))
            ?? throw RequestRefusedException.BadRequest(
                $"The sandbox cannot put this into a query. It knows: {string.Join(" | ", KnownQuestions.All.Select(question => question.Text))}");
        var answer = new GeneratedQueryResponse { Query = known.Query, Explanation = known.Explanation };
        return context.AnswerAsync(answer, ResponseJson.Default.GeneratedQueryResponse);
    }

    private static async Task<GenerateBody> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, ExecuteJson.Default.GenerateBody, context.RequestAborted)
                ?? throw RequestRefusedException.BadRequest("The body must be a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw RequestRefusedException.BadRequest($"The body is no such request, at {wrong.Path ?? "$"}.");
        }
    }
}

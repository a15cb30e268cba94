using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>Scheduling rules and personas, which are only read. That they take <c>read:events</c> is our assumption.</summary>
internal static class SchedulingRuleEndpoints
{
    private static readonly DateTimeOffset Made = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    public static void MapSchedulingRules(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/event/{eventId}/rules", RulesAsync).Read(Scopes.ReadEvents);
        routes.MapGet("/v1/event/{eventId}/personas", PersonasAsync).Read(Scopes.ReadEvents);
    }

    private static Task RulesAsync(HttpContext context)
    {
        var @event = context.Programme().Event;
        IReadOnlyList<SchedulingRuleResponse> list =
        [
            .. @event.SchedulingRules.Select(rule => new SchedulingRuleResponse
            {
                Id = rule.Id,
                EventId = @event.Id,
                Name = rule.Name,
                Type = "criteria",
                Config = new CriterionResponse { Criteria = rule.Sentence, Priority = rule.Priority },
                Enabled = rule.IsEnabled,
                CreatedAt = Made,
                UpdatedAt = Made,
            }),
        ];
        return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListSchedulingRuleResponse);
    }

    private static Task PersonasAsync(HttpContext context)
    {
        var @event = context.Programme().Event;
        IReadOnlyList<PersonaResponse> list =
        [
            .. @event.Personas.Select(persona => new PersonaResponse
            {
                Id = persona.Id,
                EventId = @event.Id,
                Name = persona.Name,
                Description = persona.Sentence,
                Config = new FeedbackResponse { Style = "constructive" },
                CreatedAt = Made,
                UpdatedAt = Made,
            }),
        ];
        return context.AnswerAsync(list, ResponseJson.Default.IReadOnlyListPersonaResponse);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Responses;
using SessionboardMcp.Sandbox.World;
using SessionboardMcp.Sandbox.Writes;

namespace SessionboardMcp.Sandbox.Endpoints;

/// <summary>What every write has in common.</summary>
internal static class WriteRequest
{
    /// <summary>What is assumed of writes.</summary>
    public static WriteRules Rules(this HttpContext context) => context.RequestServices.GetRequiredService<WriteRules>();

    /// <summary>The clock.</summary>
    public static TimeProvider Time(this HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>();

    /// <summary>Reads the body.</summary>
    public static async Task<WriteBody> BodyAsync(this HttpContext context)
    {
        using var text = new MemoryStream();
        await context.Request.Body.CopyToAsync(text, context.RequestAborted);
        return WriteBody.Parse(text.GetBuffer().AsMemory(0, (int)text.Length));
    }

    /// <summary>Counts records that are about to be made.</summary>
    /// <exception cref="RequestRefusedException">They are more than are left for the day.</exception>
    public static void CountCreates(this HttpContext context, int count)
    {
        if (context.RequestServices.GetRequiredService<CreateQuota>().Take(context.Token().Value, count) is not { } seconds)
            return;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        throw RequestRefusedException.TooManyRequests($"The daily quota of creates is used up; try again in {context.Response.Headers.RetryAfter} seconds.");
    }

    /// <summary>Changes the event that the path names, as it is by now.</summary>
    /// <param name="context">The request.</param>
    /// <param name="change">Makes the next version of the one that is there; an exception leaves it.</param>
    /// <returns>The event as the change left it.</returns>
    public static async Task<Programme> ChangeAsync(this HttpContext context, Func<Programme, Event> change)
    {
        var id = context.Programme().Event.Id;
        var world = context.Features.GetRequiredFeature<CurrentWorld>();
        var after = await world.ChangeAsync(organization => Changed(organization, id, change), context.RequestAborted);
        return after.Find(id)!;
    }

    /// <summary>Changes what belongs to the organization, as it is by now.</summary>
    /// <param name="context">The request.</param>
    /// <param name="change">Makes the next version of the one that is there; an exception leaves it.</param>
    public static async Task ChangeOrganizationAsync(this HttpContext context, Func<Organization, Organization> change) =>
        await context.Features.GetRequiredFeature<CurrentWorld>().ChangeAsync(change, context.RequestAborted);

    /// <summary>Carries out the operations of a bulk request on the event that the path names, and answers what came of each.</summary>
    /// <param name="context">The request.</param>
    /// <param name="apply">Carries out one: the event afterwards, and the id of its record.</param>
    public static async Task BulkAsync(this HttpContext context, Func<Event, BulkOperation, (Event Event, string Id)> apply)
    {
        var bulk = Bulk.Of(await context.BodyAsync(), context.Rules());
        context.CountCreates(bulk.Creates);
        IReadOnlyList<BulkOutcome> outcomes = [];
        await context.ChangeAsync(programme =>
        {
            var @event = programme.Event;
            outcomes = bulk.Run(context.Rules(), operation =>
            {
                (@event, var id) = apply(@event, operation);
                return id;
            });
            return @event;
        });
        await context.AnswerAsync(BulkDocuments.Of(outcomes), ResponseJson.Default.BulkResponse);
    }

    private static Organization Changed(Organization organization, int id, Func<Programme, Event> change)
    {
        var before = organization.Events.FirstOrDefault(@event => @event.Id == id) ?? throw RequestRefusedException.NotFound("There is no such event.");
        var after = change(Programme.Of(before));
        return ReferenceEquals(before, after) ? organization : organization.With(after);
    }
}

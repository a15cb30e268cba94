using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Endpoints;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Hosting;

/// <summary>
/// Lets a request through to its endpoint: known token, scope, MCP access, visible event, rate limit; in this order, so that
/// only requests that could have been answered are counted. Leaves <see cref="SandboxToken"/>, <see cref="CurrentWorld"/>,
/// <see cref="WorldSnapshot"/>, <see cref="Organization"/> and, where the path names an event, <see cref="Event"/> and
/// <see cref="Programme"/> in the request's features.
/// </summary>
internal sealed class AccessCheck(RequestDelegate next, SandboxWorld world, RateLimiter limiter, CallerTokens tokens)
{
    /// <summary>Runs the checks.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OpenEndpoint>() is not null)
        {
            await next(context);
            return;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is not { } access)
            throw RequestRefusedException.NotFound("There is no such route.");

        var token = tokens.Authenticate(context.Request.Headers);
        context.Features.Set(token);
        if (!token.Scopes.Contains(access.Scope))
            throw RequestRefusedException.Forbidden($"The token lacks the scope {access.Scope}.");
        if (access.Scope == Scopes.ReadInsights && !token.HasMcpAccess)
            throw RequestRefusedException.Forbidden("MCP access is off for this token.");

        var served = token.Organization == DemoOrganization.Neighbour ? world.Neighbour : world.Main;
        // A cached read brings the data with it that it was first answered from.
        var snapshot = context.Features.Get<WorldSnapshot>() ?? await served.SnapshotAsync(context.RequestAborted);
        context.Features.Set(served);
        context.Features.Set(snapshot);
        context.Features.Set(snapshot.Organization);
        if (context.Request.RouteValues.TryGetValue("eventId", out var eventId))
            FindEvent(context, token, snapshot, eventId as string);

        if (access.Category is not null)
            Count(context, token, access.Category);
        await next(context);
    }

    // An event outside the token's list is answered like one that does not exist: the description has no 403 on these
    // operations, and an id must not tell strangers that it is taken.
    private static void FindEvent(HttpContext context, SandboxToken token, WorldSnapshot snapshot, string? text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !token.MaySee(id)
            || snapshot.Find(id) is not { } programme)
        {
            throw RequestRefusedException.NotFound("There is no such event.");
        }

        context.Features.Set(programme);
        context.Features.Set(programme.Event);
    }

    private void Count(HttpContext context, SandboxToken token, string category)
    {
        var turn = limiter.Take(token.Value, category);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = Text(turn.Limit);
        headers["RateLimit-Remaining"] = Text(turn.Remaining);
        headers["RateLimit-Reset"] = Text(turn.ResetSeconds);
        if (turn.Allowed)
            return;
        headers.RetryAfter = Text(turn.ResetSeconds);
        throw RequestRefusedException.TooManyRequests($"Too many requests; try again in {Text(turn.ResetSeconds)} seconds.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SessionboardMcp.Sandbox.Seed;
using SessionboardMcp.Sandbox.World;

namespace SessionboardMcp.Sandbox.Variations;

/// <summary>Turns whole answers, errors too, into what <see cref="SandboxVariations"/> asks for.</summary>
internal sealed class VariedAnswers(RequestDelegate next, SandboxOptions options, SandboxWorld world)
{
    private static readonly string[] Limits = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"];

    /// <summary>Serves the request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var answer = await AnswerAsync(context);
        var headers = context.Response.Headers;
        if (!options.Variations.TellsRateLimits)
        {
            foreach (var name in Limits)
                headers.Remove(name);
        }

        if (context.Response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true && answer.Length > 0)
        {
            var names = options.Variations.MasksNames ? Names((await world.Main.SnapshotAsync(context.RequestAborted)).Organization) : [];
            var rewriter = new AnswerRewriter(options.Variations, context.Response.StatusCode, names);
            await context.Response.BodyWriter.WriteAsync(rewriter.Copy(answer), context.RequestAborted);
            return;
        }

        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private static HashSet<string> Names(Organization organization) =>
        organization.Events.SelectMany(one => one.Contacts).Select(contact => contact.FullName).ToHashSet(StringComparer.Ordinal);

    private async Task<byte[]> AnswerAsync(HttpContext context)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        var feature = new StreamResponseBodyFeature(buffer);
        context.Features.Set<IHttpResponseBodyFeature>(feature);
        try
        {
            await next(context);
            await feature.Writer.FlushAsync(context.RequestAborted);
            return buffer.ToArray();
        }
        finally
        {
            context.Features.Set(body);
        }
    }
}

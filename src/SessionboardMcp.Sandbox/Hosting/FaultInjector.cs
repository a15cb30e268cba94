using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.Faults;
using SessionboardMcp.Sandbox.Variations;

namespace SessionboardMcp.Sandbox.Hosting;

/// <summary>
/// Lets planned faults happen. It stands before the access check, because what really breaks in between does not ask for a token
/// first and does not count against a limit.
/// </summary>
internal sealed class FaultInjector(RequestDelegate next, SandboxOptions options)
{
    private const int Pieces = 4;
    private const string Html = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    /// <summary>Serves the request, or breaks it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return options.Faults.Take(context.Request.Method, context.Request.Path.Value ?? "", route) is { } fault
            ? BreakAsync(context, fault)
            : next(context);
    }

    private async Task BreakAsync(HttpContext context, Fault fault)
    {
        var answer = fault.StrikesAfterwards ? await AnswerAsync(context) : null;
        switch (fault.Kind)
        {
            case FaultKind.Latency:
                await Task.Delay(fault.Duration, options.TimeProvider, context.RequestAborted);
                await (answer is null ? next(context) : WriteAsync(context, answer));
                break;
            case FaultKind.TooManyRequests:
                context.Response.Headers.RetryAfter = Math.Ceiling(fault.Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                throw RequestRefusedException.TooManyRequests("Too many requests.");
            case FaultKind.ServerError:
                throw new RequestRefusedException(StatusCodes.Status500InternalServerError, "Something went wrong.");
            case FaultKind.HtmlBadGateway:
                context.Response.StatusCode = StatusCodes.Status502BadGateway;
                context.Response.ContentType = "text/html";
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Html), context.RequestAborted);
                break;
            case FaultKind.CutConnection:
                context.Abort();
                break;
            default:
                await AlterAsync(context, fault, answer ?? await AnswerAsync(context));
                break;
        }
    }

    // Errors are thrown past this, so they reach the caller as they are.
    private async Task<byte[]> AnswerAsync(HttpContext context)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer));
        try
        {
            await next(context);
            return buffer.ToArray();
        }
        finally
        {
            context.Features.Set(body);
        }
    }

    private async Task AlterAsync(HttpContext context, Fault fault, byte[] answer)
    {
        // Of an answer without a body nothing is left to alter: all that can go wrong is that it does not come.
        if (answer.Length == 0)
        {
            context.Abort();
            return;
        }

        var half = answer.AsMemory(0, answer.Length / 2);
        switch (fault.Kind)
        {
            case FaultKind.CutBody:
                context.Response.ContentLength = answer.Length;
                await WriteAsync(context, half);
                context.Abort();
                break;
            case FaultKind.TruncatedJson:
                await WriteAsync(context, half);
                break;
            case FaultKind.MalformedJson:
                await WriteAsync(context, (byte[])[.. answer.AsSpan(0, answer.Length - 1), (byte)',', (byte)',']);
                break;
            case FaultKind.WrongTypes:
                await WriteAsync(context, new TypeScrambler().Copy(answer));
                break;
            default:
                await DripAsync(context, fault.Duration, answer);
                break;
        }
    }

    private async Task DripAsync(HttpContext context, TimeSpan duration, byte[] answer)
    {
        var size = (answer.Length + Pieces - 1) / Pieces;
        for (var start = 0; start < answer.Length; start += size)
        {
            await WriteAsync(context, answer.AsMemory(start, Math.Min(size, answer.Length - start)));
            await Task.Delay(duration / Pieces, options.TimeProvider, context.RequestAborted);
        }
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}

using Microsoft.AspNetCore.Http.Features;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Hosting.Answering;

/// <summary>
/// Sends what a call of the MCP endpoint is answered in one piece: headers, event and end. The SDK sends each by itself, which costs a client as much
/// as us; all that is told while the call goes on, such as progress, leaves at once as before.
/// </summary>
internal sealed class AnswersInOnePiece(RequestDelegate next, TimeProvider time)
{
    /// <summary>Passes a request on, with a body that waits for the answer.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !McpEndpoint.IsCalled(context))
        {
            await next(context);
            return;
        }

        var usual = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var body = new AnswerBody(context.Response, time);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body, usual));
        try
        {
            await next(context);
        }
        catch when (body.HasWritten)
        {
            // Half an answer has begun: whoever answers failures must not write behind it.
            await body.EndAsync();
            await usual.StartAsync(CancellationToken.None);
            throw;
        }
        finally
        {
            context.Features.Set(usual);
            await body.EndAsync();
        }
    }
}

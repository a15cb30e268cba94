using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using SessionboardMcp.Sandbox.Access;
using SessionboardMcp.Sandbox.OAuth;
using SessionboardMcp.Sandbox.OAuth.Grants;
using SessionboardMcp.Sandbox.Responses;

namespace SessionboardMcp.Sandbox.Hosting;

/// <summary>The one place where errors become answers: all with the same body, but for those of the OAuth server.</summary>
internal sealed partial class ErrorBoundary(RequestDelegate next, ILogger<ErrorBoundary> logger)
{
    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (RequestRefusedException refused)
        {
            await AnswerAsync(context, refused.Status, refused.Message);
        }
        catch (OAuthRefusedException refused)
        {
            await OAuthAnswers.RefuseAsync(context, refused);
        }
        catch (BadHttpRequestException bad)
        {
            await AnswerAsync(context, bad.StatusCode, "The request could not be read.");
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException && !context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            // A form that is none, or in an encoding that is none any more (UTF-7).
            Log.Unreadable(logger, broken.GetType().Name);
            await AnswerAsync(context, StatusCodes.Status400BadRequest, "The request could not be read.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerLeft(logger);
        }
        catch (Exception unexpected) when (!context.Response.HasStarted)
        {
            Log.Failed(logger, unexpected);
            await AnswerAsync(context, StatusCodes.Status500InternalServerError, "Something went wrong in the sandbox.");
        }
    }

    private static Task AnswerAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        var body = new ErrorResponse { Error = ReasonPhrases.GetReasonPhrase(status), Message = message };
        return context.AnswerAsync(body, ResponseJson.Default.ErrorResponse);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A request failed unexpectedly")]
        public static partial void Failed(ILogger logger, Exception unexpected);

        [LoggerMessage(2, LogLevel.Debug, "The caller left before the answer")]
        public static partial void CallerLeft(ILogger logger);

        [LoggerMessage(3, LogLevel.Debug, "A request could not be read: {Problem}")]
        public static partial void Unreadable(ILogger logger, string problem);
    }
}

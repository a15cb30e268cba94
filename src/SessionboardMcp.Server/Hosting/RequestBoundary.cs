using System.Text.Json;
using SessionboardMcp.Core.Changes;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Storage;

namespace SessionboardMcp.Server.Hosting;

/// <summary>
/// The outermost step of every host: whatever a stranger sends, the answer is a status and one line in the log. What the request did
/// wrong is the caller's 4xx; a database that is away is a 503. Anything else is our own fault, a 500, and the line names the place; the whole of it is for Debug, as an
/// exception's text may quote the request.
/// </summary>
internal sealed partial class RequestBoundary(RequestDelegate next, ILogger<RequestBoundary> logger)
{
    // nginx's word for a caller who left; nobody sees it.
    private const int CallerLeft = 499;

    // For the databases that restart, or give their work to another.
    private const string SecondsToWait = "5";

    /// <summary>Runs the rest.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerLeft(logger);
            if (!context.Response.HasStarted)
                context.Response.StatusCode = CallerLeft;
        }
        catch (Exception failure)
        {
            var status = Status(failure);
            if (status < StatusCodes.Status500InternalServerError)
                Log.Unreadable(logger, status);
            else if (status == StatusCodes.Status503ServiceUnavailable)
                Log.StoreAway(logger, failure.GetBaseException().GetType().Name);
            else
                Failed(failure);
            Log.Whole(logger, failure);
            if (context.Response.HasStarted)
            {
                // Half an answer must not look like a whole one.
                context.Abort();
                return;
            }

            context.Response.Clear();
            if (status == StatusCodes.Status503ServiceUnavailable)
                context.Response.Headers.RetryAfter = SecondsToWait;
            await RefusedRequest.WriteAsync(context, status, Sentence(status));
        }
    }

    private void Failed(Exception failure)
    {
        FailureMeters.Failed(FailureMeters.Request);
        Log.Failed(logger, failure.GetType().Name, Place(failure));
    }

    private static string Sentence(int status) => status switch
    {
        StatusCodes.Status503ServiceUnavailable => "This server cannot use its database at the moment. Try again in a few seconds.",
        >= StatusCodes.Status500InternalServerError => "Something went wrong here. Whoever runs this server finds it in the log.",
        _ => "The request cannot be read.",
    };

    private static int Status(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        // A form or a body that is no such thing. What Sessionboard answers is read where it is asked, and never ends here.
        InvalidDataException or JsonException => StatusCodes.Status400BadRequest,
        // How the web server tells of a chunk whose length is no number of this world.
        IOException { InnerException: OverflowException } => StatusCodes.Status400BadRequest,
        // Half a surrogate pair is JSON, and no text.
        InvalidOperationException when failure.TargetSite?.DeclaringType?.Assembly == typeof(JsonException).Assembly => StatusCodes.Status400BadRequest,
        _ when failure is StoreUnavailableException || StoreFailure.IsAway(failure) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static string Place(Exception failure) =>
        failure.TargetSite is { } method ? $"{method.DeclaringType?.Name}.{method.Name}" : "an unknown place";

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "The caller left before the answer")]
        public static partial void CallerLeft(ILogger logger);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A request that cannot be read was answered {Status}")]
        public static partial void Unreadable(ILogger logger, int status);

        [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "A request failed unexpectedly: {Failure} in {Place}")]
        public static partial void Failed(ILogger logger, string failure, string place);

        [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "A request was answered 503, as the database cannot be used: {Failure}")]
        public static partial void StoreAway(ILogger logger, string failure);

        [LoggerMessage(EventId = 4, Level = LogLevel.Debug, Message = "What a request failed with")]
        public static partial void Whole(ILogger logger, Exception failure);
    }
}

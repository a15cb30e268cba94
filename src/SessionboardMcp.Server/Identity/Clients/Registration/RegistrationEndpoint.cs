using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace SessionboardMcp.Server.Identity.Clients.Registration;

/// <summary><c>POST /as/register</c>. Anybody may ask, so it takes little, seldom, and answers only with JSON.</summary>
internal static class RegistrationEndpoint
{
    /// <summary>Where clients register.</summary>
    public const string Path = "/as/register";

    /// <summary>The largest request, in bytes. Those of the known assistants have under 1,000.</summary>
    public const int MaximumBytes = 16 * 1024;

    /// <summary>Answers one request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext context, ClientRegistration registration, [FromServices] RefusalLog? refusals = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.HasJsonContentType())
            return Refuse(StatusCodes.Status400BadRequest, ClientMetadataException.InvalidClientMetadata, "Send client metadata as application/json.");
        ReadOnlyMemory<byte> sent = default;
        try
        {
            return await BoundedBody.ReadAsync(context.Request.Body, MaximumBytes, context.RequestAborted) is { } body
                ? await RegisterAsync(registration, sent = body, SourceNetwork.Of(context), context.RequestAborted)
                : Refuse(StatusCodes.Status413PayloadTooLarge, ClientMetadataException.InvalidClientMetadata, $"Client metadata may have {MaximumBytes} bytes.");
        }
        catch (TooManyRegistrationsException)
        {
            context.Response.Headers.RetryAfter = "60";
            return Refuse(StatusCodes.Status429TooManyRequests, "temporarily_unavailable", "Too many registrations at once. Try again in a minute.");
        }
        catch (ClientMetadataException problem)
        {
            var (name, redirects) = RefusedRegistration.Read(sent);
            refusals?.Registration(name, problem.Error, redirects);
            return Refuse(StatusCodes.Status400BadRequest, problem.Error, problem.Message);
        }
    }

    private static async Task<IResult> RegisterAsync(ClientRegistration registration, ReadOnlyMemory<byte> body, string network, CancellationToken cancellationToken) =>
        await registration.RegisterAsync(ClientMetadataRules.Read(body.Span), network, cancellationToken) is { } answer
            ? Answer(StatusCodes.Status201Created, answer, ClientJson.Default.RegistrationAnswer)
            : Refuse(StatusCodes.Status503ServiceUnavailable, "temporarily_unavailable", "This server knows as many clients as it may. Try again later.");

    private static IResult Refuse(int status, string error, string description) =>
        Answer(status, new RegistrationError(error, description), ClientJson.Default.RegistrationError);

    private static IResult Answer<T>(int status, T body, JsonTypeInfo<T> type) => Results.Json(body, type, statusCode: status);
}

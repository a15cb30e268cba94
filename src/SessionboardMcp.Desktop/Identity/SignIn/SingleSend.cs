using System.Net;
using System.Text.Json;
using OpenIddict.Abstractions;
using OpenIddict.Client;
using OpenIddict.Client.SystemNetHttp;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Client.OpenIddictClientEvents;
using static OpenIddict.Client.SystemNetHttp.OpenIddictClientSystemNetHttpHandlers;

namespace SessionboardMcp.Desktop.Identity.SignIn;

/// <summary>
/// Sends a token or revocation request exactly once, in place of OpenIddict's sender: that one retries, which a server with
/// reuse detection takes for theft, and logs an answer that it cannot read, tokens and all.
/// </summary>
internal sealed class SingleSend<TContext>(OAuthHttp http) : IOpenIddictClientHandler<TContext>
    where TContext : BaseExternalContext
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Where OpenIddict's own would be.</summary>
    public static OpenIddictClientHandlerDescriptor Descriptor(OAuthHttp http) => OpenIddictClientHandlerDescriptor
        .CreateBuilder<TContext>()
        .UseSingletonHandler(new SingleSend<TContext>(http))
        .SetOrder(SendHttpRequest<TContext>.Descriptor.Order)
        .SetType(OpenIddictClientHandlerType.Custom)
        .Build();

    /// <inheritdoc/>
    public async ValueTask HandleAsync(TContext context)
    {
        var request = context.Transaction.GetHttpRequestMessage() ?? throw new InvalidOperationException("No request was prepared.");
        try
        {
            using var client = http.CreateClient();
            client.MaxResponseContentBufferSize = MaxBytes;
            var message = await client.SendAsync(request, context.CancellationToken);
            Keep(context, message, Read(message, await message.Content.ReadAsByteArrayAsync(context.CancellationToken)));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !context.CancellationToken.IsCancellationRequested))
        {
            Keep(context, new HttpResponseMessage(HttpStatusCode.ServiceUnavailable), Unavailable());
        }
    }

    // OpenIddict disposes of the message, and asks no further where a response was read from it.
    private static void Keep(TContext context, HttpResponseMessage message, OpenIddictResponse response)
    {
        context.Transaction.SetProperty(typeof(HttpResponseMessage).FullName!, message);
        context.Transaction.Response = response;
    }

    private static OpenIddictResponse Read(HttpResponseMessage message, byte[] body)
    {
        var json = Parse(body);
        if (message.IsSuccessStatusCode)
        {
            // A revocation may be answered without a body.
            return json is { } answer ? new OpenIddictResponse(answer)
                : typeof(TContext) == typeof(ApplyRevocationRequestContext) ? new OpenIddictResponse()
                : Unavailable();
        }

        // A gateway's page, or a failure that merely mentions an error, says nothing about the grant.
        var error = json is { } refused && refused.TryGetProperty(Parameters.Error, out var code) ? code.ToString() : null;
        return (int)message.StatusCode is >= 400 and < 500 && error is { Length: > 0 } ? new OpenIddictResponse { Error = error } : Unavailable();
    }

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            var json = JsonElement.Parse(body);
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static OpenIddictResponse Unavailable() => new() { Error = Errors.TemporarilyUnavailable };
}

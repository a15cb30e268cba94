using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SessionboardMcp.Api.Tests.Support;

/// <summary>The ways in which an upstream answers, good and bad.</summary>
internal static class Reply
{
    public static RequestDelegate Json(string json, int status = 200, params (string Name, string Value)[] headers) =>
        Text(json, "application/json; charset=utf-8", status, headers);

    public static RequestDelegate Status(int status, params (string Name, string Value)[] headers) =>
        Json($$"""{"error":"E{{status}}","message":"raw upstream words"}""", status, headers);

    public static RequestDelegate Text(string text, string type, int status = 200, params (string Name, string Value)[] headers) =>
        context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            foreach (var (name, value) in headers) context.Response.Headers[name] = value;
            return context.Response.WriteAsync(text);
        };

    /// <summary>
    /// Promises a body and sends a part of it; the server then closes the connection. (Aborting it might take the head of
    /// the answer along.)
    /// </summary>
    public static RequestDelegate Cut { get; } = async context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"results\":[");
        await context.Response.Body.FlushAsync();
    };

    /// <summary>Hangs up before a word.</summary>
    public static RequestDelegate Hangup { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Sends the head and a part of the body, says so, and then nothing until the client goes.</summary>
    public static RequestDelegate Stall(SemaphoreSlim begun) => async context =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{\"results\":[");
        await context.Response.Body.FlushAsync();
        begun.Release();
        var gone = new TaskCompletionSource();
        using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    /// <summary>Says that the request is here, and answers once the gate opens or the client goes.</summary>
    public static RequestDelegate Gated(SemaphoreSlim arrived, Task gate, string json, TaskCompletionSource? aborted = null) =>
        async context =>
        {
            var gone = aborted ?? new TaskCompletionSource();
            using var leaving = context.RequestAborted.Register(() => gone.TrySetResult());
            arrived.Release();
            if (await Task.WhenAny(gate, gone.Task) == gate) await Json(json)(context);
        };

    /// <summary>A small body that unpacks into a large one.</summary>
    public static RequestDelegate Bomb(int megabytes) => async context =>
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var spaces = Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024));
            for (var i = 0; i < megabytes; i++) await gzip.WriteAsync(spaces);
        }

        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = "gzip";
        await context.Response.Body.WriteAsync(packed.ToArray());
    };
}

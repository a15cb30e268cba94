namespace SessionboardMcp.Server.Pages;

/// <summary>The form of a request.</summary>
internal static class SentForm
{
    /// <summary>Reads it; an empty one where the body is of another type, or has none: ASP.NET Core throws there, and a stranger chooses the type.</summary>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request) =>
        request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
}

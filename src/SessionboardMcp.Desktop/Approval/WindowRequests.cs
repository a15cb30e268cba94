using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using SessionboardMcp.Core.Pages;
using SessionboardMcp.Desktop.Loopback;

namespace SessionboardMcp.Desktop.Approval;

/// <summary>What a request to the window says of itself.</summary>
internal static class WindowRequests
{
    /// <summary>
    /// Whether it comes from a page of ours, or from the address bar: by its Host, which a name that was made to point here does not change
    /// (DNS rebinding), and by what browsers say of the page that sent it (Fetch, Origin and Sec-Fetch-Site).
    /// </summary>
    public static bool IsOurs(LoopbackRequest request, Uri origin) =>
        request.Header("Host") == origin.Authority
        && request.Header("Origin") is var from && (from is null ? request.Method != "POST" : from == origin.GetLeftPart(UriPartial.Authority))
        && request.Header("Sec-Fetch-Site") is null or "same-origin" or "none";

    /// <summary>The form that it brings; an empty one where it brings none.</summary>
    public static DeskForm Form(LoopbackRequest request)
    {
        var isForm = request.Header("Content-Type")?.Split(';')[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        var fields = QueryHelpers.ParseQuery(isForm ? Encoding.UTF8.GetString(request.Body) : "");
        return new DeskForm(field => fields.TryGetValue(field, out var values) ? [.. values.OfType<string>()] : []);
    }

    /// <summary>A cookie; null where there is none, or several.</summary>
    public static string? Cookie(LoopbackRequest request, string name)
    {
        var values = (request.Header("Cookie") ?? "").Split(';')
            .Select(pair => pair.Trim().Split('=', 2)).Where(pair => pair.Length == 2 && pair[0] == name).Select(pair => pair[1]).ToList();
        return values is [var only] ? only : null;
    }

    /// <summary>Whether two texts are the same, in a time that does not say where they differ.</summary>
    public static bool AreSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}

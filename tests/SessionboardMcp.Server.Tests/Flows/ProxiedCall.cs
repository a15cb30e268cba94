using System.Net.Http.Headers;
using System.Text;
using SessionboardMcp.Server.Addresses;

namespace SessionboardMcp.Server.Tests.Flows;

/// <summary>A tool call that a proxy passes on to one of several processes.</summary>
internal static class ProxiedCall
{
    /// <summary>Sends it.</summary>
    /// <param name="http">The proxy.</param>
    /// <param name="process">Where the process listens.</param>
    /// <param name="known">The address that people know.</param>
    /// <param name="token">The assistant's access token.</param>
    /// <param name="parameters">The tool's name and arguments, as JSON.</param>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient http, PublicAddress process, PublicAddress known, string token, string parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(process.Origin, "/mcp"))
        {
            Content = new StringContent($$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{parameters}}}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Host = known.Origin.Authority;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", "2025-11-25");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SessionboardMcp.Core.Access;
using SessionboardMcp.Core.Surface;
using SessionboardMcp.Server.Tests.Support;

namespace SessionboardMcp.Server.Tests.Identity.Resource;

/// <summary>However a call is written: where it would reach a tool, the gate sees which.</summary>
public sealed class DisguisedCallTests(SandboxServer server) : IClassFixture<SandboxServer>, IDisposable
{
    private const string Secret = """{"name":"search_people","arguments":{"event_id":"3722"}}""";
    private const string Harmless = """{"name":"list_events","arguments":{}}""";

    private readonly Visitor _visitor = new(server.Address);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task None_passes_that_a_wider_grant_would_be_answered()
    {
        var wide = await SignInAsync(RequiredScopes.All);
        var narrow = await SignInAsync(RequiredScopes.All.Where(scope => scope != Scopes.ReadContacts));
        List<string> complaints = [];
        var reached = 0;
        foreach (var (name, body) in Bodies().Concat(Encoded()))
        {
            foreach (var revision in (string[])["2025-06-18", "2025-11-25", "2026-07-28"])
            {
                foreach (var path in name == "plain" ? ["/mcp", "/MCP", "/mcp/"] : (string[])["/mcp"])
                {
                    foreach (var claimed in (string[])["search_people", "list_events", "search%5Fpeople", "Search_People"])
                    {
                        (string, string)[] headers = revision == "2026-07-28" ? [("Mcp-Method", "tools/call"), ("Mcp-Name", claimed)] : [];
                        if (headers.Length == 0 && claimed != "search_people")
                            continue;
                        using var answered = await _visitor.SendAsync(wide, revision, body(), path, headers);
                        using var refused = await _visitor.SendAsync(narrow, revision, body(), path, headers);
                        var isReached = (await answered.Content.ReadAsStringAsync()).Contains("company", StringComparison.Ordinal);
                        reached += isReached ? 1 : 0;
                        if (isReached && (refused.StatusCode != HttpStatusCode.Forbidden || !refused.Headers.WwwAuthenticate.ToString().Contains("insufficient_scope", StringComparison.Ordinal)))
                            complaints.Add($"{name}, {revision}, {path}, {claimed}: HTTP {(int)refused.StatusCode}");
                        (await refused.Content.ReadAsStringAsync()).ShouldNotContain("company", Case.Sensitive, name);
                    }
                }
            }
        }

        complaints.ShouldBeEmpty();
        reached.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Nor_an_address_or_argument_that_a_wider_grant_would_be_answered()
    {
        var wide = await SignInAsync(RequiredScopes.All);
        List<string> complaints = [];
        foreach (var (lacking, marker, method, parameters) in Reaching())
        {
            var narrow = await SignInAsync(RequiredScopes.All.Where(scope => scope != lacking));
            var reached = 0;
            foreach (var written in parameters)
            {
                using var answered = await _visitor.CallAsync(wide, method, written);
                using var refused = await _visitor.CallAsync(narrow, method, written);
                var isReached = (await answered.Content.ReadAsStringAsync()).Contains(marker, StringComparison.Ordinal);
                reached += isReached ? 1 : 0;
                if (isReached && (refused.StatusCode != HttpStatusCode.Forbidden || !refused.Headers.WwwAuthenticate.ToString().EndsWith($"This needs {lacking}\"", StringComparison.Ordinal)))
                    complaints.Add($"{written}: HTTP {(int)refused.StatusCode}");
                (await refused.Content.ReadAsStringAsync()).ShouldNotContain(marker, Case.Sensitive, written);
            }

            reached.ShouldBeGreaterThan(1, method);
        }

        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task None_is_longer_than_the_gate_reads()
    {
        var wide = await SignInAsync(RequiredScopes.All);
        using var body = new StringContent(new string(' ', 5_000_000) + Call(Secret), Encoding.UTF8, "application/json");

        // So that the answer comes before the body is sent.
        using var refused = await _visitor.SendAsync(wide, "2025-11-25", body, "/mcp", ("Expect", "100-continue"));

        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    // What is lacked, what shows that the call got where it is needed, and how the call may be written.
    private static IEnumerable<(string Lacking, string Marker, string Method, IEnumerable<string> Parameters)> Reaching()
    {
        yield return (Scopes.ReadContacts, "exhibitors", "resources/read", ((string[])
        [
            "sessionboard://events/3722", "SESSIONBOARD://events/3722", "sessionboard://EVENTS/3722", "sessionboard://events/Publishing%20Forum%20Berlin%202026", "sessionboard://events/%33%37%32%32",
            "sessionboard:\\/\\/events\\/3722", "sessionboard://events/3722/", "sessionboard://events/3722?x=1", "sessionboard://events/3722#x", "sessionboard:///events/3722", " sessionboard://events/3722",
            "sessionboard://events/%203722%20", "sessionboard://events//3722", "sessionboard://events/./3722",
        ]).Select(address => $$"""{"uri":"{{address}}"}"""));
        yield return (Scopes.ReadEvents, "Publishing Forum", "tools/call", ((string[])
        [
            """ "event_id":"3722" """, """ "event_id":3722 """, """ "event_id":"publishing forum berlin 2026" """, """ "\u0065vent_id":"3722" """, """ "event_ids":["3722"] """, """ "event_ids":[3722] """,
            """ "event_ids":"3722" """, """ "Event_Id":"3722" """, """ "event_id":["3722"] """, """ "event_id":{"id":"3722"} """, """ "event_id":true """,
        ]).Select(argument => $$$"""{"name":"run_query","arguments":{"query":"FIND Session INCLUDE COUNT(id) AS sessions",{{{argument}}}}}"""));
        yield return (Scopes.ReadContacts, "query_name", "tools/call", ((string[])["fields", "FIELDS", " Fields ", "field", "f\\u0069elds", "fieldses"])
            .Select(kind => $$$"""{"name":"list_event_settings","arguments":{"event_id":"3722","kind":"{{{kind}}}"}}"""));
    }

    private static IEnumerable<(string Name, Func<HttpContent> Body)> Bodies()
    {
        foreach (var (name, json) in Messages())
            yield return (name, () => new StringContent(json, Encoding.UTF8, "application/json"));
    }

    private static IEnumerable<(string Name, string Json)> Messages()
    {
        var meta = $"{ScopeGateTests.Meta}";
        var secret = $"{Secret[..^1]},{meta}}}";
        var harmless = $"{Harmless[..^1]},{meta}}}";
        yield return ("plain", Call(secret));
        foreach (var key in (string[])["Name", "NAME", "n\\u0061me"])
        {
            yield return ($"the key {key}", Call(secret.Replace("\"name\":\"search", $"\"{key}\":\"search", StringComparison.Ordinal)));
            yield return ($"the key {key} after another tool's", Call(secret.Replace("\"name\":\"search", $"\"name\":\"list_events\",\"{key}\":\"search", StringComparison.Ordinal)));
            yield return ($"the key {key} before another tool's", Call(secret.Replace("\"name\":\"search_people\"", $"\"{key}\":\"search_people\",\"name\":\"list_events\"", StringComparison.Ordinal)));
        }

        foreach (var tool in (string[])["\\u0073earch_people", "search\\u005fpeople", "Search_People", "SEARCH_PEOPLE", " search_people", "search_people ", "search_people\\u0000", "search_people\\ud800", "search%5Fpeople"])
            yield return ($"the name {tool}", Call(secret.Replace("search_people", tool, StringComparison.Ordinal)));
        yield return ("the key name twice, another tool first", Call(secret.Replace("\"name\":", "\"name\":\"list_events\",\"name\":", StringComparison.Ordinal)));
        yield return ("the key name twice, another tool last", Call(secret.Replace("\"search_people\"", "\"search_people\",\"name\":\"list_events\"", StringComparison.Ordinal)));
        yield return ("a name that is no text after it", Call(secret.Replace("\"search_people\"", "\"search_people\",\"name\":null", StringComparison.Ordinal)));
        yield return ("a name that is no text before it", Call(secret.Replace("\"name\":", "\"name\":7,\"name\":", StringComparison.Ordinal)));
        foreach (var key in (string[])["params", "Params", "PARAMS", "p\\u0061rams"])
        {
            yield return ($"the key {key}", Message($"\"method\":\"tools/call\",\"{key}\":{secret}"));
            yield return ($"the key {key} after another tool's", Message($"\"method\":\"tools/call\",\"params\":{harmless},\"{key}\":{secret}"));
            yield return ($"the key {key} before another tool's", Message($"\"method\":\"tools/call\",\"{key}\":{secret},\"params\":{harmless}"));
        }

        foreach (var key in (string[])["method", "Method", "METHOD", "m\\u0065thod"])
        {
            yield return ($"the key {key}", Message($"\"{key}\":\"tools/call\",\"params\":{secret}"));
            yield return ($"the key {key} after another method", Message($"\"method\":\"tools/list\",\"{key}\":\"tools/call\",\"params\":{secret}"));
            yield return ($"the key {key} before another method", Message($"\"{key}\":\"tools/call\",\"method\":\"tools/list\",\"params\":{secret}"));
        }

        foreach (var method in (string[])["Tools/Call", "tools\\/call", "tools/c\\u0061ll", "tools/call "])
            yield return ($"the method {method}", Message($"\"method\":\"{method}\",\"params\":{secret}"));
        yield return ("a batch of one", $"[{Call(secret)}]");
        yield return ("a batch with another tool first", $"[{Call(harmless)},{Call(secret)}]");
        yield return ("a batch within a batch", $"[[{Call(secret)}]]");
        yield return ("a comment before it", $"/* {Call(harmless)} */ {Call(secret)}");
        yield return ("a comma too many", Call(secret)[..^1] + ",}");
        yield return ("something after it", $"{Call(secret)} {Call(harmless)}");
        yield return ("something before it", $"{Call(harmless)} {Call(secret)}");
        yield return ("arguments twice", Call(secret.Replace("\"arguments\":", "\"arguments\":{},\"arguments\":", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Name, Func<HttpContent> Body)> Encoded()
    {
        var call = Call($"{Secret[..^1]},{ScopeGateTests.Meta}}}");
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1])
            yield return (encoding.WebName, () => new StringContent(call, encoding, "application/json"));
        yield return ("a byte order mark", () => Bytes([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(call)], "application/json"));
        yield return ("UTF-16 with a mark", () => Bytes([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(call)], "application/json; charset=utf-16"));
        yield return ("another media type", () => new StringContent(call, Encoding.UTF8, "text/plain"));
        yield return ("no length", () => new StreamContent(new Unsized(Encoding.UTF8.GetBytes(call))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });
    }

    private static string Call(string parameters) => Message($"\"method\":\"tools/call\",\"params\":{parameters}");

    private static string Message(string members) => $"{{\"jsonrpc\":\"2.0\",\"id\":7,{members}}}";

    private static ByteArrayContent Bytes(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private async Task<string> SignInAsync(IEnumerable<string> scopes) =>
        (await SandboxServer.SignInAsync(_visitor, "dana", ("scope", string.Join(' ', scopes)))).Access;

    /// <summary>Sent in chunks, as its length is not known.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}

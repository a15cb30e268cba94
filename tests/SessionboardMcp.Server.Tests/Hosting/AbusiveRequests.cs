using System.Text;

namespace SessionboardMcp.Server.Tests.Hosting;

/// <summary>What strangers send to every public path, and what a signed-in client sends to the MCP endpoint.</summary>
internal static class AbusiveRequests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";
    private const string Accept = "Accept: application/json, text/event-stream\r\n";
    private const string Bearer = "Authorization: Bearer {token}\r\n" + Accept;
    private const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""";

    private static readonly string[] FormPaths =
        ["/as/authorize", "/as/token", "/as/revoke", "/as/consent", "/connections", "/oauth/callback/us", "/oauth/authorize/consent", "/oauth/token", "/oauth/revoke", "/sandbox/people", "/as/register"];

    private static readonly string[] Paths =
        [.. FormPaths, "/", "/mcp", "/healthz", "/pages.css", "/as/jwks", "/oauth/authorize", "/oauth/eligible-orgs", "/.well-known/oauth-protected-resource", "/.well-known/oauth-authorization-server/as", "/as/.well-known/openid-configuration"];

    /// <param name="client">A client that is known.</param>
    public static IEnumerable<RawRequest> All(string client) =>
        [.. Queries(client), .. Forms(client), .. Registrations(), .. Types(), .. Heads(), .. Frames(), .. Messages()];

    // The parameters of an authorization request, each broken in each way. Where client and redirect address are right, the error goes to
    // the client by redirect (RFC 6749, section 4.1.2.1).
    private static IEnumerable<RawRequest> Queries(string known)
    {
        string[] names = ["client_id", "redirect_uri", "response_type", "state", "scope", "resource", "code_challenge", "code_challenge_method", "prompt", "response_mode", "request", "request_uri", "waiting", "nonce", "id_token_hint"];
        (string Name, string Value)[] broken =
        [
            ("empty", "="), ("without a value", ""), ("NUL", "=%00"), ("no UTF-8", "=%FF%FE"), ("overlong UTF-8", "=%C0%AF"), ("half an escape", "=%"), ("no escape", "=%zz"),
            ("half a surrogate pair", "=%ED%A0%80"), ("a line break", "=a%0D%0Ab"), ("an array", "[]=a"), ("an object", "={\"a\":1}"), ("long", "=" + new string('a', 6_000)),
            ("an address", "=https%3A%2F%2Fevil.example%2F"), ("a loopback address", "=http%3A%2F%2F127.0.0.1%2Fcallback"), ("a host that is none", "=https%3A%2F%2Fxn--%C3%BC.example%2Fcallback"),
        ];
        yield return RawRequest.Get("authorize without anything", "/as/authorize");
        yield return RawRequest.Get("authorize with nothing", "/as/authorize?");
        yield return RawRequest.Get("authorize with signs only", "/as/authorize?&&==&=&");
        foreach (var path in (string[])["/as/authorize", "/oauth/authorize"])
        {
            var client = path == "/as/authorize" ? known : "sessionboard-mcp";
            foreach (var name in names)
            {
                var rest = string.Join('&', Usual(client).Where(pair => pair.Name != name).Select(pair => $"{pair.Name}={pair.Value}"));
                foreach (var (kind, value) in broken)
                    yield return RawRequest.Get($"{path}: {name} is {kind}", $"{path}?{rest}&{name}{value}") with { MayBeRight = true };
                yield return RawRequest.Get($"{path}: {name} twice", $"{path}?{rest}&{name}=a&{name}=b") with { MayBeRight = name is not ("client_id" or "redirect_uri") || path == "/oauth/authorize" };
                yield return RawRequest.Get($"{path}: without {name}", $"{path}?{rest}") with { MayBeRight = name is not ("redirect_uri" or "client_id") };
            }
        }

        foreach (var path in (string[])["/as/consent", "/connections", "/oauth/callback/us", "/oauth/callback/eu", "/oauth/callback/xx", "/oauth/callback/", "/oauth/eligible-orgs"])
        {
            foreach (var query in (string[])["", "?request=%00", "?request=%FF", "?request=a&request=b", "?state=%00&code=%00", "?state=a&code=b", "?state=a&state=b&code=c&code=d", "?error=access_denied&error=x", "?missing=%00&connection=%FF", "?person=%00", "?iss=%ED%A0%80&state=x", "?code=" + new string('c', 7_000)])
                yield return RawRequest.Get($"{path}{query}", path + query) with { MayBeRight = path == "/connections" || path == "/oauth/eligible-orgs" };
        }
    }

    private static (string Name, string Value)[] Usual(string client) =>
    [
        ("response_type", "code"), ("client_id", client), ("redirect_uri", "http%3A%2F%2F127.0.0.1%2Fcallback"), ("state", "s"),
        ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), ("code_challenge_method", "S256"), ("scope", "read%3Ainsights"),
    ];

    private static IEnumerable<RawRequest> Forms(string client)
    {
        foreach (var request in FormPaths.SelectMany(path => FormsOf(path, client)))
            // Sessionboard's revocation, as the sandbox plays it, says yes to everything.
            yield return request with { MayBeRight = request.MayBeRight || request.Name.StartsWith("/oauth/revoke", StringComparison.Ordinal) };
    }

    private static IEnumerable<RawRequest> FormsOf(string path, string client)
    {
        foreach (var grant in (string[])["", $"grant_type=refresh_token&client_id={client}&refresh_token=", $"grant_type=authorization_code&client_id={client}&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&code_verifier=x&code=", "token="])
        {
            foreach (var value in (string[])["%00", "a%00b", "%FF%FE", "%ED%A0%80", "%zz", "%", "😀", "a\0b", "a&code=b&token=c&refresh_token=d", new string('x', 5_000), "a%0D%0ASet-Cookie:x"])
                yield return RawRequest.Post($"{path}: {grant}{Short(value)}", path, Form, grant + value) with { MayBeRight = path is "/as/revoke" or "/as/authorize" };
        }

        yield return RawRequest.Post($"{path}: raw bytes", path, Form, [.. Encoding.ASCII.GetBytes("token="), 0xFF, 0xFE, 0x00, 0xC0, 0x80]);
        yield return RawRequest.Post($"{path}: nothing", path, Form, "");
        yield return RawRequest.Post($"{path}: 2,000 keys", path, Form, string.Join('&', Enumerable.Range(0, 2_000).Select(number => $"k{number}=v")));
        yield return RawRequest.Post($"{path}: one key 2,000 times", path, Form, string.Join('&', Enumerable.Repeat("client_id=v", 2_000)));
        yield return RawRequest.Post($"{path}: a long key", path, Form, new string('k', 50_000) + "=v");
        yield return RawRequest.Post($"{path}: a megabyte", path, Form, "token=" + new string('v', 1_000_000));
        foreach (var type in (string?[])[null, "", "text/plain", Json, "application/octet-stream"])
        {
            foreach (var body in (string[])["", "{}", "request=a&connection=a&decision=allow"])
                yield return RawRequest.Post($"{path}: {body} as {type}", path, type, body);
        }

        foreach (var type in (string[])[Form + "; charset=utf-16", Form + "; charset=utf-7", Form + "; charset=nonsense", Form + "; charset=\"", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"", "multipart/form-data; boundary=" + new string('b', 300)])
            yield return RawRequest.Post($"{path}: {Short(type)}", path, type, "token=a");
        foreach (var body in (string[])["", "--b", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nunfinished", "--b\r\nContent-Disposition: form-data; name=\"a\0\"\r\n\r\n\0\r\n--b--\r\n", "--b\r\nnonsense\r\n\r\nx\r\n--b--\r\n", "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../../f\"\r\n\r\nx\r\n--b--\r\n", string.Concat(Enumerable.Repeat("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n", 2_000)) + "--b--", "--b\r\n" + string.Concat(Enumerable.Repeat("X-H: y\r\n", 100)) + "\r\nx\r\n--b--"])
            yield return RawRequest.Post($"{path}: multipart {Short(body)}", path, "multipart/form-data; boundary=b", body);
    }

    private static IEnumerable<RawRequest> Registrations()
    {
        const string wanted = "\"redirect_uris\":[\"http://127.0.0.1/callback\"]";
        (string Name, string Body)[] bodies =
        [
            ("nothing", ""), ("null", "null"), ("an array", "[]"), ("a text", "\"a\""), ("a number", "1"), ("an array of objects", $$"""[{{{wanted}}}]"""),
            ("deep", string.Concat(Enumerable.Repeat("{\"a\":", 5_000))), ("deep arrays", new string('[', 8_000)), ("a key twice", $$"""{{{wanted}},{{wanted}}}"""),
            ("a number for a name", $$"""{{{wanted}},"client_name":1}"""), ("objects for addresses", """{"redirect_uris":[{}]}"""), ("nulls for addresses", """{"redirect_uris":[null]}"""),
            ("a NUL address", """{"redirect_uris":["http://127.0.0.1/\u0000"]}"""), ("half a pair in an address", """{"redirect_uris":["http://127.0.0.1/\ud800"]}"""),
            ("half a pair in a name", $$"""{{{wanted}},"client_name":"\ud800"}"""), ("half a pair in a key", $$"""{{{wanted}},"\ud800":"x"}"""),
            ("no end", "{\"redirect_uris\":["), ("huge", $$"""{{{wanted}},"x":"{{new string('x', 100_000)}}"}"""), ("a comment", "/* */{}"), ("a large number", """{"redirect_uris":1e999999}"""),
            ("an address of another kind", """{"redirect_uris":["javascript:alert(1)"]}"""), ("an address without a host", """{"redirect_uris":["http://"]}"""), ("a host that is none", """{"redirect_uris":["https://xn--\u00fc.example/callback"]}"""), ("no address", """{"redirect_uris":["%%%","::","\\\\x"]}"""),
            ("null grants", $$"""{{{wanted}},"grant_types":[null]}"""), ("a text for grants", $$"""{{{wanted}},"grant_types":"x"}"""),
        ];
        foreach (var (name, body) in bodies)
            yield return RawRequest.Post($"register: {name}", "/as/register", Json, body) with { MayBeRight = name.Contains("name", StringComparison.Ordinal) || name.Contains("key", StringComparison.Ordinal) };
        yield return RawRequest.Post("register: a mark before it", "/as/register", Json, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($$"""{{{wanted}}}""")]) with { MayBeRight = true };
        yield return RawRequest.Post("register: UTF-16", "/as/register", Json, Encoding.Unicode.GetBytes($$"""{{{wanted}}}"""));
        yield return RawRequest.Post("register: no UTF-8", "/as/register", Json, [.. Encoding.ASCII.GetBytes("{\"client_name\":\""), 0xFF, 0xC0, .. Encoding.ASCII.GetBytes("\",\"redirect_uris\":[\"http://127.0.0.1/\"]}")]);
        foreach (var type in (string?[])[null, "", "application/json; charset=utf-16", "application/json; charset=\"nonsense\"", "text/plain", ";", "a/b/c", "application/json, application/json"])
            yield return RawRequest.Post($"register: as {type}", "/as/register", type, $$"""{{{wanted}}}""") with { MayBeRight = true };
    }

    private static IEnumerable<RawRequest> Types()
    {
        foreach (var type in (string?[])[null, "", " ", ";", "json", "application/json; charset=utf-16", "application/json; charset=\"utf-16\"", "application/json; charset=utf-7", "application/json; charset=nonsense", "application/json; charset=\"", "application/json; charset", "application/json, text/plain", "application/xml", "text/plain", Form, "multipart/form-data; boundary=b"])
        {
            yield return RawRequest.Post($"mcp: as {type}", "/mcp", type, Call, Bearer) with { MayBeRight = type == "application/json; charset" };
            yield return RawRequest.Post($"mcp: as {type}, without a token", "/mcp", type, Call, Accept) with { MayBeRight = type == "application/json; charset" };
        }
    }

    private static IEnumerable<RawRequest> Heads()
    {
        foreach (var path in Paths)
        {
            foreach (var method in (string[])["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "X-" + new string('M', 200)])
                yield return RawRequest.Get($"{path}: {Short(method)}", path, method: method) with { MayBeRight = true };
            foreach (var suffix in (string[])["/", "//", "/..", "/%2e%2e/", "/%00", "/%FF", "/%", "/" + new string('a', 4_000), ";x=y", "/\\", "?" + new string('q', 7_000), "?a=1&" + string.Join('&', Enumerable.Repeat("a=1", 1_500))])
                yield return RawRequest.Get($"{path}{Short(suffix)}", path + suffix) with { MayBeRight = true };
            foreach (var header in (string[])["Accept: ", "Accept: ;;,,q=\0", "Accept: */*;q=nonsense", "Accept: " + new string('a', 10_000), "Cookie: =;=;a", "Cookie: sessionboard-browser=%00; sessionboard-form=\"", "Cookie: sessionboard-browser=" + new string('=', 50), "Cookie: sessionboard-form=nonsense; OpenIddict.Client.State=x", "Authorization: Bearer", "Authorization: Bearer ", "Authorization: Bearer a\r\nAuthorization: Bearer b", "Authorization: Basic %%%", "Authorization: Basic " + new string('A', 1_000), "Authorization: Bearer " + new string('x', 100_000), "Authorization: Bearer a.b.c", "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.", "Authorization: Bearer \0", "Authorization: Bearer \u00FF\u00FE", "Authorization: Negotiate x", "X-Forwarded-For: \0,,,;", "X-Forwarded-Proto: nonsense", "If-None-Match: \"", "Range: bytes=-", "Expect: 100-continue", "Expect: nonsense", "Upgrade: websocket\r\nConnection: upgrade", "Content-Type: multipart/form-data; boundary=b", "Content-Encoding: gzip", "Origin: ", "Origin: \0", "Access-Control-Request-Method: POST\r\nOrigin: null"])
                yield return RawRequest.Get($"{path}: {Short(header)}", path, header + "\r\n") with { MayBeRight = true };
        }

        foreach (var version in (string[])["", "1.0", "9999-99-99", "2025-11-25, 2025-06-18", new string('9', 5_000), "\u00FF", "DRAFT", "2025-11-25\r\nMCP-Protocol-Version: 2025-06-18"])
            yield return RawRequest.Post($"mcp: version {Short(version)}", "/mcp", Json, Call, Bearer + $"MCP-Protocol-Version: {version}\r\n") with { MayBeRight = true };
        foreach (var header in (string[])["Mcp-Session-Id: ", "Mcp-Session-Id: \u00FF", "Mcp-Session-Id: " + new string('s', 9_000), "Mcp-Method: x", "Mcp-Method: tools/list\r\nMcp-Name: \u00FF", "Mcp-Name: =?base64?%%?=", "Last-Event-ID: nonsense", "Accept: text/html"])
            yield return RawRequest.Post($"mcp: {Short(header)}", "/mcp", Json, Call, Bearer + header + "\r\n") with { MayBeRight = true };
    }

    private static IEnumerable<RawRequest> Frames()
    {
        foreach (var path in (string[])["/mcp", "/as/token", "/as/register", "/as/consent", "/oauth/token"])
        {
            string Head(string lines) => $"POST {path} HTTP/1.1\r\nHost: {{host}}\r\nConnection: close\r\nContent-Type: {(path is "/as/token" or "/as/consent" ? Form : Json)}\r\n{Bearer}{lines}\r\n\r\n";
            RawRequest Frame(string name, string head, string body) => new($"{path}: {name}", Encoding.Latin1.GetBytes(Head(head) + body)) { MayBeCutOff = true };
            yield return Frame("more promised than sent", "Content-Length: 1000", "{}");
            yield return Frame("less promised than sent", "Content-Length: 1", "{}");
            yield return Frame("a length below zero", "Content-Length: -1", "{}");
            yield return Frame("a length that is none", "Content-Length: x", "{}");
            yield return Frame("two lengths", "Content-Length: 1\r\nContent-Length: 2", "{}");
            yield return Frame("a length beyond all bounds", "Content-Length: 99999999999999999999", "{}");
            yield return Frame("a large length", "Content-Length: 999999999", "{}");
            yield return Frame("length and chunks", "Content-Length: 2\r\nTransfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n");
            yield return Frame("chunks that are none", "Transfer-Encoding: chunked", "zz\r\n{}\r\n");
            yield return Frame("chunks without an end", "Transfer-Encoding: chunked", "2\r\n{}\r\n");
            yield return Frame("a chunk beyond all bounds", "Transfer-Encoding: chunked", "FFFFFFFFFFFFFFFFF\r\n{}\r\n");
            yield return Frame("another encoding", "Transfer-Encoding: gzip", "{}");
            yield return Frame("two encodings", "Transfer-Encoding: chunked, identity", "0\r\n\r\n");
            yield return Frame("no length", "X: y", "");
            yield return Frame("a header without a colon", "nonsense", "");
            yield return Frame("a header with a NUL", "X: a\0b", "");
            yield return Frame("a folded header", "X: a\r\n b", "");
            yield return Frame("large headers", "X: " + new string('x', 40_000), "");
            yield return Frame("many headers", string.Join("\r\n", Enumerable.Range(0, 200).Select(number => $"X-{number}: y")), "");
        }

        foreach (var bytes in (string[])["nonsense\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: \r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n", "GET * HTTP/1.1\r\nHost: {host}\r\n\r\n", "\0\0\0\0", "\r\n\r\n", "\u0016\u0003\u0001\u0002\0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET /" + new string('a', 20_000) + " HTTP/1.1\r\nHost: {host}\r\n\r\n"])
            yield return new RawRequest($"bytes: {Short(bytes)}", Encoding.Latin1.GetBytes(bytes)) { MayBeCutOff = true };
    }

    private static IEnumerable<RawRequest> Messages()
    {
        string[] bodies =
        [
            "", " ", "null", "true", "1", "\"a\"", "[]", "[1]", $"[{Call}]", $"[{Call},{Call}]", "{}", "{", "{\"a\":", "not json", "\uFEFF" + Call, "\0", """{"jsonrpc":"2.0"}""", """{"jsonrpc":"1.0","id":1,"method":"ping"}""", """{"jsonrpc":2,"id":1,"method":"ping"}""", """{"id":1,"method":"ping"}""",
            """{"jsonrpc":"2.0","id":{},"method":"ping"}""", """{"jsonrpc":"2.0","id":[],"method":"ping"}""", """{"jsonrpc":"2.0","id":null,"method":"ping"}""", """{"jsonrpc":"2.0","id":true,"method":"ping"}""", """{"jsonrpc":"2.0","id":1.5,"method":"ping"}""", """{"jsonrpc":"2.0","id":1e400,"method":"ping"}""", """{"jsonrpc":"2.0","id":99999999999999999999999,"method":"ping"}""", """{"jsonrpc":"2.0","id":"\ud800","method":"ping"}""", """{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}""",
            """{"jsonrpc":"2.0","id":1,"method":null}""", """{"jsonrpc":"2.0","id":1,"method":1}""", """{"jsonrpc":"2.0","id":1,"method":{}}""", """{"jsonrpc":"2.0","id":1,"method":""}""", """{"jsonrpc":"2.0","id":1,"method":"no\u001b[31m/such\nmethod"}""", """{"jsonrpc":"2.0","id":1,"method":"\ud800"}""", """{"jsonrpc":"2.0","method":"ping"}""", """{"jsonrpc":"2.0","method":"notifications/nonsense"}""", """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{}}}""", """{"jsonrpc":"2.0","method":"notifications/progress","params":{}}""",
            """{"jsonrpc":"2.0","id":1,"result":{}}""", """{"jsonrpc":"2.0","id":1,"result":{},"error":{}}""", """{"jsonrpc":"2.0","id":1,"error":1}""",
            .. Parameters().Select(parameters => $$"""{"jsonrpc":"2.0","id":1,"method":{{parameters.Method}},"params":{{parameters.Json}}}"""),
            $$"""{"jsonrpc":"2.0","id":1,"method":"ping","params":{{string.Concat(Enumerable.Repeat("{\"a\":", 200))}}1{{new string('}', 200)}}}""", new string('[', 100_000), $$"""{"jsonrpc":"2.0","id":1,"method":"{{new string('m', 1_000_000)}}"}""",
        ];
        foreach (var body in bodies)
        {
            foreach (var version in (string[])["2025-11-25", "2026-07-28"])
                yield return RawRequest.Post($"mcp {version}: {Short(body)}", "/mcp", Json, body, Bearer + $"MCP-Protocol-Version: {version}\r\n") with { MayBeRight = true };
        }

        yield return RawRequest.Post("mcp: UTF-16", "/mcp", Json, Encoding.Unicode.GetBytes(Call), Bearer);
        yield return RawRequest.Post("mcp: no UTF-8", "/mcp", Json, [.. Encoding.ASCII.GetBytes("""{"jsonrpc":"2.0","id":1,"method":"""), (byte)'"', 0xFF, 0xFE, .. "\"}"u8], Bearer) with { MayBeRight = true };
        yield return RawRequest.Post("mcp: five megabytes", "/mcp", Json, new byte[5_000_000], Bearer) with { MayBeCutOff = true };
    }

    private static IEnumerable<(string Method, string Json)> Parameters()
    {
        string[] methods = ["\"initialize\"", "\"server/discover\"", "\"tools/list\"", "\"tools/call\"", "\"prompts/get\"", "\"prompts/list\"", "\"resources/read\"", "\"resources/templates/list\"", "\"resources/subscribe\"", "\"completion/complete\"", "\"logging/setLevel\"", "\"subscriptions/listen\""];
        string[] values =
        [
            "null", "[]", "[1]", "1", "\"a\"", "{}", """{"_meta":1}""", """{"_meta":[]}""", """{"_meta":{"progressToken":{}}}""", """{"_meta":{"io.modelcontextprotocol/protocolVersion":1}}""", """{"_meta":{"io.modelcontextprotocol/clientInfo":"x"}}""",
            """{"name":1}""", """{"name":null}""", """{"name":"\ud800"}""", """{"name":"no\u001b[2J\nsuch"}""", """{"name":"list_events","arguments":[]}""", """{"name":"list_events","arguments":"x"}""", """{"name":"list_events","arguments":{"\u0000":1}}""", """{"name":"find_event","arguments":{"name":"\ud800"}}""", """{"name":"find_event","arguments":{"name":"\u0000"}}""", """{"name":"find_event","arguments":{"name":{"a":1}}}""", """{"name":"weekly_status","arguments":{"event":{}}}""", """{"name":"weekly_status","arguments":{"event":"\ud800"}}""",
            """{"uri":1}""", """{"uri":""}""", """{"uri":"sessionboard://events/%00"}""", """{"uri":"sessionboard://events/%FF/agenda"}""", """{"uri":"sessionboard://events/\ud800"}""", """{"uri":"file:///etc/passwd"}""", """{"cursor":1}""", """{"cursor":"nonsense"}""", """{"level":"x"}""",
            """{"ref":1,"argument":1}""", """{"ref":{"type":"ref/prompt"},"argument":{}}""", """{"ref":{"type":"nonsense"},"argument":{"name":"event","value":"x"}}""", """{"ref":{"type":"ref/prompt","name":"weekly_status"},"argument":{"name":"event","value":"\ud800"}}""",
            """{"protocolVersion":1,"capabilities":1,"clientInfo":1}""", """{"protocolVersion":"x","capabilities":{},"clientInfo":{"name":"a\nb\u001b[31m","version":"\ud800"}}""", """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":null}}""",
        ];
        return methods.SelectMany(method => values.Select(value => (method, value)));
    }

    private static string Short(string text) =>
        string.Concat((text.Length > 60 ? text[..60] + "…" : text).Select(letter => char.IsControl(letter) ? '·' : letter));
}

#!/usr/bin/env python3
"""Makes the old data directory beside this file, by really signing in with the published server of an older commit.

    git worktree add /tmp/old 3778a09 && cd /tmp/old
    dotnet publish src/SessionboardMcp.Server -o /tmp/oldpub
    python3 make.py /tmp/oldpub/SessionboardMcp.Server 3778a09

Sandbox and server run on loopback only; every person, token and key is of this fixture alone.
"""
import base64, datetime, hashlib, html, http.cookiejar, json, os, re, shutil, sqlite3, subprocess, sys, tempfile, time, urllib.error, urllib.parse, urllib.request

PROGRAM, COMMIT = sys.argv[1], sys.argv[2]
HERE = os.path.dirname(os.path.abspath(__file__))
# Grants are bound to the addresses, so the test listens on the same: below those that other tests take.
SANDBOX, SERVER = "http://127.0.0.1:19183", "http://localhost:19184"
REDIRECT, VERIFIER = "https://claude.ai/api/mcp/auth_callback", "a-verifier-that-is-long-enough-for-rfc-7636-section-4.1"
SCOPES = "read:contacts read:events read:insights read:sessions write:sessions write:metadata offline_access"
EVENT = 3722


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


browser = urllib.request.build_opener(Stay, urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def ask(url, body=None, headers=None):
    request = urllib.request.Request(url, data=body, headers=headers or {})
    try:
        answer = browser.open(request)
    except urllib.error.HTTPError as failure:
        answer = failure
    return answer.status, answer.headers, answer.read().decode()


def ask_json(url, value):
    status, _, text = ask(url, json.dumps(value).encode(), {"Content-Type": "application/json"})
    assert status in (200, 201), (url, status, text)
    return json.loads(text)


def form(fields):
    return urllib.parse.urlencode(fields).encode()


def call(token, tool, arguments):
    status, _, text = ask(f"{SERVER}/mcp", json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}).encode(),
                          {"Content-Type": "application/json", "Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-11-25", "Authorization": f"Bearer {token}"})
    line = next((line[6:] for line in text.split("\n") if line.startswith("data: ")), text)
    assert status == 200, (tool, status, text)
    result = json.loads(line)["result"]
    assert not result.get("isError"), (tool, result)
    return result


def wait(url):
    for _ in range(200):
        try:
            urllib.request.urlopen(url)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


def sign_in(name):
    client = ask_json(f"{SERVER}/as/register", {"client_name": name, "redirect_uris": [REDIRECT], "token_endpoint_auth_method": "none", "grant_types": ["authorization_code", "refresh_token"]})["client_id"]
    challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
    query = {"response_type": "code", "client_id": client, "redirect_uri": REDIRECT, "state": "s", "code_challenge": challenge, "code_challenge_method": "S256", "resource": f"{SERVER}/mcp", "scope": SCOPES}
    _, _, page = ask(f"{SERVER}/as/authorize?{urllib.parse.urlencode(query)}")
    fields = [(n, html.unescape(v)) for n, v in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)]
    fields += re.findall(r'<input type="checkbox" name="([^"]+)" value="([^"]*)" checked', page)
    fields += [("write", "write:sessions"), ("write", "write:metadata"), ("decision", "allow"), ("region", "us")]
    _, _, leaving = ask(f"{SERVER}/as/consent", form(fields))
    onward = html.unescape(re.search(r'content="\d+;\s*url=([^"]+)"', leaving, re.I).group(1))
    asked = {n: v for n, v in urllib.parse.parse_qsl(urllib.parse.urlsplit(onward).query) if n in ("client_id", "redirect_uri", "response_type", "code_challenge", "code_challenge_method", "scope", "state")}
    origin = onward.split("/oauth")[0]
    eligible = json.loads(ask(f"{origin}/oauth/eligible-orgs?person=dana")[2])
    asked.update(person="dana", approved=True, organization_id=eligible["organizations"][0]["id"])
    back = ask_json(f"{origin}/oauth/authorize/consent", asked)["redirect_url"]
    status, headers, text = ask(back)
    assert status == 302, (back, status, text)
    status, headers, text = ask(urllib.parse.urljoin(SERVER, headers["Location"]))
    code = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(headers["Location"]).query))["code"]
    return client, token({"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT, "client_id": client, "code_verifier": VERIFIER})


def token(fields):
    status, _, text = ask(f"{SERVER}/as/token", form(fields))
    assert status == 200, text
    return json.loads(text)


work = tempfile.mkdtemp()
data = os.path.join(work, "data")
sandbox = subprocess.Popen([PROGRAM, "sandbox", "--urls", SANDBOX, f"--Sandbox:OAuth:RedirectUri={SERVER}/oauth/callback/us"], stdout=subprocess.DEVNULL)
server = None
try:
    wait(SANDBOX)
    server = subprocess.Popen([PROGRAM, "serve", "--data", data, "--urls", SERVER, f"--PublicUrl={SERVER}", f"--Sessionboard:BaseUrl={SANDBOX}", "--Sessionboard:OAuth:ClientId=sessionboard-mcp", "--Sessionboard:Regions=us"], stdout=subprocess.DEVNULL)
    wait(f"{SERVER}/healthz")
    client, first = sign_in("An assistant of the fixture")
    call(first["access_token"], "list_events", {})
    tokens = token({"grant_type": "refresh_token", "refresh_token": first["refresh_token"], "client_id": client})
    access = tokens["access_token"]
    found = call(access, "search_sessions", {"event_id": EVENT, "status": "accepted"})["structuredContent"]
    session = dict(zip(found["columns"], found["rows"][0]))["id"]
    waiting = call(access, "update_session", {"event_id": EVENT, "session_id": session, "capacity": 88})
    sign_in("Another assistant of the fixture")
    shown = {"commit": COMMIT, "made": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"), "sandbox": SANDBOX, "server": SERVER, "client": client,
             "access": access, "refresh": tokens["refresh_token"], "change": waiting["structuredContent"]["changeId"]}
finally:
    for process in (server, sandbox):
        if process:
            process.terminate()
            process.wait()

place = os.path.join(HERE, "data")
shutil.rmtree(place, ignore_errors=True)
os.makedirs(os.path.join(place, "keys"))
with sqlite3.connect(os.path.join(data, "sessionboard-mcp.db")) as database:
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.execute("PRAGMA journal_mode = delete")
    database.execute("VACUUM")
database.close()
shutil.copy(os.path.join(data, "sessionboard-mcp.db"), place)
for key in os.listdir(os.path.join(data, "keys")):
    shutil.copy(os.path.join(data, "keys", key), os.path.join(place, "keys"))
with open(os.path.join(HERE, "assistant.json"), "w") as file:
    json.dump(shown, file, indent=2)
    file.write("\n")
shutil.rmtree(work)
print(json.dumps({**shown, "access": "…", "refresh": "…"}, indent=2))

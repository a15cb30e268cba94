// Connects one of the official TypeScript clients to a server that asks for a sign-in. Prints the address that a person's browser must
// visit as the first line, and what it saw afterwards as the second. With the word lines instead of calls it makes the calls that come as lines of
// its standard input, one after the other, and prints a line for each.
//   node signin.mjs <v1|v2-2025-11-25|v2-2026-07-28> <calls as JSON, or lines> <url> [address of a client metadata document]
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import * as v1 from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import * as v2 from '@modelcontextprotocol/client';

const [revision, calls, url, clientMetadataUrl] = process.argv.slice(2);
const isV1 = revision === 'v1';
const callback = await listen();

const kept = {};
const provider = {
  redirectUrl: callback.address,
  clientMetadataUrl,
  clientMetadata: {
    client_name: 'Test assistant',
    redirect_uris: [callback.address],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  },
  state: () => 'state-of-the-test',
  clientInformation: () => kept.client,
  saveClientInformation: (client) => { kept.client = client; },
  tokens: () => kept.tokens,
  saveTokens: (tokens) => { kept.tokens = tokens; },
  saveCodeVerifier: (verifier) => { kept.verifier = verifier; },
  codeVerifier: () => kept.verifier,
  discoveryState: () => kept.discovery,
  saveDiscoveryState: (state) => { kept.discovery = state; },
  redirectToAuthorization: (address) => console.log(JSON.stringify({ authorize: address.href })),
};

function create() {
  const info = { name: 'sessionboard-mcp-tests', version: '1.0.0' };
  const client = isV1
    ? new v1.Client(info)
    : new v2.Client(info, { versionNegotiation: { mode: revision === 'v2-2026-07-28' ? { pin: '2026-07-28' } : 'legacy' } });
  const Http = isV1 ? HttpV1 : v2.StreamableHTTPClientTransport;
  return { client, transport: new Http(new URL(url), { authProvider: provider }) };
}

const first = create();
let asked = false;
try {
  await first.client.connect(first.transport);
} catch (problem) {
  if (!/unauthorized/i.test(`${problem?.name} ${problem?.constructor?.name} ${problem?.message}`)) throw problem;
  asked = true;
}
const answer = await callback.answer;
if (answer.has('error')) {
  console.log(JSON.stringify({ asked, error: answer.get('error'), iss: answer.get('iss') }));
  process.exit(0);
}
if (answer.get('state') !== 'state-of-the-test') throw new Error('The state came back changed.');
await (isV1 ? first.transport.finishAuth(answer.get('code')) : first.transport.finishAuth(answer));

const { client, transport } = create();
await client.connect(transport);
const { tools } = await client.listTools();
if (calls === 'lines') {
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await client.callTool(JSON.parse(line))));
  await client.close();
  process.exit(0);
}
const results = [];
for (const call of JSON.parse(calls)) {
  results.push(await client.callTool(call));
}
console.log(JSON.stringify({
  asked,
  iss: answer.get('iss'),
  clientId: kept.client.client_id,
  hasRefreshToken: Boolean(kept.tokens.refresh_token),
  scope: kept.tokens.scope,
  tools: tools.map((tool) => tool.name),
  results,
}));
await client.close();
process.exit(0);

async function listen() {
  let settle;
  const answer = new Promise((resolve) => { settle = resolve; });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
    if (pathname !== '/callback') return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><html lang="en"><title>Connected</title><p>Connected.');
    settle(searchParams);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/callback`, answer };
}

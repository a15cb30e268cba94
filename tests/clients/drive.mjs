// Drives a server with one of the official TypeScript clients and prints what it saw as one JSON line.
//   node drive.mjs <v1|v2-2025-11-25|v2-2026-07-28> <calls as JSON> http <url> [bearer token]
//   node drive.mjs <v1|v2-2025-11-25|v2-2026-07-28> <calls as JSON> stdio <command> [arguments...]
import * as v1 from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import * as v2 from '@modelcontextprotocol/client';
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio';

const [revision, calls, kind, target, ...rest] = process.argv.slice(2);
const isV1 = revision === 'v1';
const info = { name: 'sessionboard-mcp-tests', version: '1.0.0' };

const client = isV1
  ? new v1.Client(info)
  : new v2.Client(info, {
      versionNegotiation: { mode: revision === 'v2-2026-07-28' ? { pin: '2026-07-28' } : 'legacy' },
    });

function transport() {
  if (kind === 'stdio') {
    const options = { command: target, args: rest, stderr: 'inherit', env: process.env };
    return isV1 ? new StdioV1(options) : new StdioV2(options);
  }
  const requestInit = rest[0] ? { headers: { Authorization: `Bearer ${rest[0]}` } } : {};
  const Http = isV1 ? HttpV1 : v2.StreamableHTTPClientTransport;
  return new Http(new URL(target), { requestInit });
}

await client.connect(transport());
const { tools } = await client.listTools();
const results = [];
for (const call of JSON.parse(calls)) {
  results.push(await client.callTool(call));
}
console.log(JSON.stringify({
  protocol: client.getNegotiatedProtocolVersion?.() ?? client.transport?.protocolVersion ?? null,
  server: client.getServerVersion(),
  instructions: client.getInstructions(),
  tools: tools.map((tool) => tool.name),
  results,
}));
await client.close();

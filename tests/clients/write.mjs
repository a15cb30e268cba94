// Has one of the official TypeScript clients change something, step by step, as an assistant does: what an answer told is used by the next call.
// Prints the answers as one JSON line.
//   node write.mjs <v1|v2-2025-11-25|v2-2026-07-28> <none|yes: what a person answers in a form> http <url> [bearer token]
//   node write.mjs <v1|v2-2025-11-25|v2-2026-07-28> <none|yes> stdio <command> [arguments...]
import * as v1 from '@modelcontextprotocol/sdk/client/index.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { StdioClientTransport as StdioV1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import * as v2 from '@modelcontextprotocol/client';
import { StdioClientTransport as StdioV2 } from '@modelcontextprotocol/client/stdio';

const [revision, form, kind, target, ...rest] = process.argv.slice(2);
const isV1 = revision === 'v1';
const info = { name: 'sessionboard-mcp-tests', version: '1.0.0' };
const capabilities = form === 'yes' ? { elicitation: { form: {} } } : {};

const client = isV1
  ? new v1.Client(info, { capabilities })
  : new v2.Client(info, {
      capabilities,
      versionNegotiation: { mode: revision === 'v2-2026-07-28' ? { pin: '2026-07-28' } : 'legacy' },
    });

const asked = [];
if (form === 'yes') {
  const answer = async (request) => {
    asked.push(request.params.message);
    return { action: 'accept', content: { approve: true } };
  };
  client.setRequestHandler(isV1 ? ElicitRequestSchema : 'elicitation/create', answer);
}

function transport() {
  if (kind === 'stdio') {
    const options = { command: target, args: rest, stderr: 'inherit', env: process.env };
    return isV1 ? new StdioV1(options) : new StdioV2(options);
  }
  const requestInit = rest[0] ? { headers: { Authorization: `Bearer ${rest[0]}` } } : {};
  const Http = isV1 ? HttpV1 : v2.StreamableHTTPClientTransport;
  return new Http(new URL(target), { requestInit });
}

const event_id = 3722;
const word = `${revision} ${form} ${kind} ${process.pid}`;
const answers = [];

async function call(name, args) {
  const result = await client.callTool({ name, arguments: args });
  answers.push({ tool: name, isError: result.isError === true, text: result.content?.[0]?.text, answer: result.structuredContent });
  return result.structuredContent;
}

await client.connect(transport());
await call('create_event_setting', { event_id, kind: 'track', name: `Track ${word}` });
const made = await call('create_session', { event_id, title: `Session ${word}`, capacity: 40 });
const session_id = made.rows[0][made.columns.indexOf('id')];
const changed = await call('update_session', { event_id, session_id, is_public: true });
await call('get_change', changed ? { change_id: changed.changeId } : {});
console.log(JSON.stringify({ asked, answers }));
await client.close();

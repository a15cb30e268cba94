// Puts a stdio server behind an HTTP address, so that a suite that speaks only HTTP can examine it. Prints the address.
//   node relay.mjs <command> [arguments...]
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const [command, ...rest] = process.argv.slice(2);
const server = spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();

createInterface({ input: server.stdout }).on('line', (line) => {
  const message = JSON.parse(line);
  // What the server sends of itself has no place in an HTTP answer.
  if (message.method === undefined) waiting.get(message.id)?.(line);
});

const relay = createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  if (request.method !== 'POST') return response.writeHead(405).end();
  const message = JSON.parse(body);
  const answer = message.id === undefined ? null : new Promise((resolve) => waiting.set(message.id, resolve));
  server.stdin.write(`${JSON.stringify(message)}\n`);
  if (answer === null) return response.writeHead(202).end();
  const line = await answer;
  waiting.delete(message.id);
  response.writeHead(200, { 'content-type': 'application/json' }).end(line);
});
relay.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${relay.address().port}/mcp`));

const stop = () => {
  server.kill();
  process.exit(0);
};
server.on('exit', stop);
process.stdin.resume().on('end', stop);

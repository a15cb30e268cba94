// Two of our tools as one would write them on the official TypeScript SDK: node peer.mjs SESSIONBOARD TOKEN PORT
import { createServer } from "node:http";
import { toNodeHandler } from "@modelcontextprotocol/node";
import { McpServer, createMcpHandler } from "@modelcontextprotocol/server";
import { z } from "zod";

const [sessionboard, token, port] = process.argv.slice(2);
const ask = async (path, body) => {
  const answer = await fetch(new URL(path, sessionboard), {
    method: body ? "POST" : "GET",
    headers: { "x-access-token": token, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`Sessionboard answered ${answer.status}`);
  const json = await answer.json();
  return { content: [{ type: "text", text: JSON.stringify(json) }], structuredContent: json };
};

const handler = createMcpHandler(() => {
  const server = new McpServer({ name: "peer", version: "1.0.0" });
  server.registerTool("list_events", { description: "Lists events.", inputSchema: z.object({}) }, () => ask("/v1/events"));
  server.registerTool("run_query", { description: "Runs a query.", inputSchema: z.object({ query: z.string() }) }, ({ query }) => ask("/v1/insights/execute", { query }));
  return server;
});
const mcp = toNodeHandler(handler);
createServer((request, response) => {
  if (request.url === "/healthz") response.end("ok");
  else mcp(request, response);
}).listen(Number(port), "127.0.0.1");
process.stdin.on("end", () => process.exit(0)).resume();

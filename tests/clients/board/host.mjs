// A host of the agenda board: the official host side of MCP Apps in a page, with the board in a frame. Whether a tool is called on a real server
// (`callTool`, which the test exposes) or on invented data (fake.mjs) is the test's choice.
import { AppBridge, PostMessageTransport } from "@modelcontextprotocol/ext-apps/app-bridge";
import { fakeAgenda } from "./fake.mjs";

const log = { calls: [], contexts: [], links: [], sizes: [], problems: [] };
window.log = log;

window.show = async ({ address, context = {}, input, result, fake, links = true, modes = [] }) => {
  const server = fake ? fakeAgenda(fake) : { call: async (name, given) => JSON.parse(await window.callTool(name, JSON.stringify(given))) };
  window.server = server;
  const frame = document.querySelector("iframe");
  const bridge = new AppBridge(null, { name: "test-host", version: "1.0.0" }, { ...(links ? { openLinks: {} } : {}), serverTools: {}, updateModelContext: { text: {} } }, {
    hostContext: { theme: "light", displayMode: "inline", availableDisplayModes: ["inline", ...modes], locale: "en-GB", ...context },
  });
  window.bridge = bridge;
  bridge.onerror = (problem) => log.problems.push(String(problem));
  bridge.oncalltool = async ({ name, arguments: given }) => {
    log.calls.push({ name, given });
    return await server.call(name, given);
  };
  bridge.onopenlink = async ({ url }) => (log.links.push(url), {});
  bridge.onupdatemodelcontext = async (said) => (log.contexts.push(said.content?.[0]?.text), {});
  bridge.onrequestdisplaymode = async ({ mode }) => ({ mode });
  bridge.onsizechange = ({ width, height }) => {
    log.sizes.push([width, height]);
    if (height) frame.style.height = `${height}px`;
  };
  const ready = new Promise((resolve) => (bridge.oninitialized = () => resolve()));
  await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  frame.src = address;
  await ready;
  await bridge.sendToolInput({ arguments: input });
  if (result) await bridge.sendToolResult(result);
};

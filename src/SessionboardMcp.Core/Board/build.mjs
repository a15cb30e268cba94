// Makes agenda.html, the one file that the server hands out, of the sources beside it. `--check` writes nothing, and fails where it is stale.
// esbuild and TypeScript are those of tests/clients: npm ci --prefix tests/clients --ignore-scripts
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const clients = join(here, "../../../tests/clients");
const require = createRequire(join(clients, "package.json"));
const { buildSync } = require("esbuild");

const MOST = 150 * 1024;
const settings = { bundle: true, minify: true, write: false, charset: "utf8", target: "es2022", legalComments: "none" };
const made = (entry, more) => buildSync({ ...settings, ...more, entryPoints: [join(here, entry)] }).outputFiles[0].text.trim();
const hash = (text) => `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;

const script = made("main.ts", { format: "iife" });
const style = made("board.css", {});
if (/<\/(script|style)|<!--/i.test(script + style)) throw new Error("The script or the style sheet would end its element.");
const parts = { script, style, "script-hash": hash(script), "style-hash": hash(style) };
const page = readFileSync(join(here, "board.html"), "utf8").replace(/\{\{([a-z-]+)\}\}/g, (_, name) => parts[name]);
if (Buffer.byteLength(page) > MOST) throw new Error(`agenda.html has ${Buffer.byteLength(page)} bytes, and may have ${MOST}.`);

const target = join(here, "agenda.html");
if (process.argv.includes("--check")) {
  execFileSync(process.execPath, [join(clients, "node_modules/typescript/bin/tsc"), "-p", here], { stdio: "inherit" });
  if (readFileSync(target, "utf8") !== page) throw new Error("agenda.html is not what its sources make. Run: node src/SessionboardMcp.Core/Board/build.mjs");
} else {
  writeFileSync(target, page);
}
console.log(`${Buffer.byteLength(page)} bytes`);

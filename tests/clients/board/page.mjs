// Prints the page of the board's host, with all that it needs in it.
import { build } from "esbuild";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { outputFiles } = await build({ entryPoints: [join(here, "host.mjs")], bundle: true, minify: true, write: false, format: "iife", target: "es2022" });
const script = outputFiles[0].text.replaceAll("</script", "<\\/script");
process.stdout.write(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Host</title>
<style>body { margin: 0 } iframe { display: block; width: 100%; border: 0; height: 100px }</style></head>
<body><main><h1 hidden>Host</h1><iframe title="Agenda board" sandbox="allow-scripts"></iframe></main><script>${script}</script></body></html>`);

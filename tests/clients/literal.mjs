// Holds JSON to a TypeScript type, as a literal of it: so an unknown name is an error.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('node_modules', import.meta.url));

/** What the compiler finds; empty where the JSON is of the type. `types` is TypeScript that declares the type `Wanted`. */
export function findFaults(types, json) {
  const folder = mkdtempSync(join(tmpdir(), 'literal-'));
  try {
    symlinkSync(packages, join(folder, 'node_modules'));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
      compilerOptions: { strict: true, noEmit: true, module: 'preserve', moduleResolution: 'bundler', target: 'es2022', types: [] },
      files: ['literal.ts'],
    }));
    writeFileSync(join(folder, 'literal.ts'), `${types}\nexport const literal: Wanted =\n${json};\n`);
    const { stdout, stderr } = spawnSync(process.execPath, [join(packages, 'typescript', 'bin', 'tsc'), '-p', folder, '--pretty', 'false'], { encoding: 'utf8' });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

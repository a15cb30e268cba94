// Prints where resources of the Prometheus operator are not as it defines them (@kubernetes-models/prometheus-operator), a line each: names by its types,
// as its schemas let unknown ones pass, and forms of values by its schemas.
//   node resources.mjs <file>…
import { readFileSync } from 'node:fs';
import * as operator from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import { parse } from 'yaml';
import { findFaults } from './literal.mjs';

for (const file of process.argv.slice(2)) {
  const resource = parse(readFileSync(file, 'utf8'));
  const Kind = operator[resource.kind];
  if (!Kind) {
    console.log(`${resource.kind} is not known`);
    continue;
  }
  process.stdout.write(findFaults(
    `import type { I${resource.kind} } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/${resource.kind}';\ntype Wanted = I${resource.kind};`,
    JSON.stringify(resource, null, 1)));
  try {
    new Kind(resource).validate();
  } catch (fault) {
    console.log(fault.message);
  }
}

// Prints where a Grafana dashboard is not of the types that Grafana publishes (@grafana/schema), a line each.
//   node dashboard.mjs <file>
import { readFileSync } from 'node:fs';
import { findFaults } from './literal.mjs';

const composable = '@grafana/schema/dist/esm/raw/composable';
// Grafana writes its choices as enumerations, and a file holds their texts. Panels are typed by their kind, which Grafana's own type leaves open.
const types = `
import type * as grafana from '@grafana/schema';
import type { Options as Stat } from '${composable}/stat/panelcfg/x/StatPanelCfg_types.gen';
import type { Options as TimeSeries, FieldConfig as Lines } from '${composable}/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';
type Plain<T> = T extends string ? \`\${T}\` : T extends (infer Item)[] ? Plain<Item>[] : T extends object ? { [Name in keyof T]: Plain<T[Name]> } : T;
type Panel<Kind, Options, Custom> = Omit<grafana.Panel, 'type' | 'options' | 'fieldConfig'>
  & { type: Kind; options: Partial<Options>; fieldConfig: Omit<grafana.FieldConfigSource, 'defaults'> & { defaults: Omit<grafana.FieldConfig, 'custom'> & { custom?: Partial<Custom> } } };
type Wanted = Plain<Omit<grafana.Dashboard, 'panels'> & { panels: (Panel<'stat', Stat, { none: never }> | Panel<'timeseries', TimeSeries, Lines>)[] }>;
`;
process.stdout.write(findFaults(types, readFileSync(process.argv[2], 'utf8')));

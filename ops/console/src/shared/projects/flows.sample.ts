import type { FlowVersion } from '../api/types';

const flow = (
  key: string,
  version: number,
  name: string,
  [fewestStages, mostStages]: [number, number],
): FlowVersion => ({
  key,
  version,
  name,
  description: `Rows go through ${name}.`,
  fewestStages,
  mostStages,
  untilSure: key === 'quality-target',
});

/** Flows for tests, as the server lists them. */
export const FLOWS = [
  flow('staged-review', 1, 'One label, reviewed', [1, 10]),
  flow('two-labels', 1, 'Two independent labels', [0, 10]),
  flow('two-labels', 2, 'Two independent labels', [0, 1]),
  flow('quality-target', 1, 'As many looks as it needs', [1, 1]),
] as [FlowVersion, FlowVersion, FlowVersion, FlowVersion];

import type { FlowVersion, ReviewPolicy } from '../api/types';
import { spoken } from '../ui/status';

/** A version of a flow, as rules name it. */
type Named = Pick<ReviewPolicy, 'flow' | 'flowVersion'>;

const versionsOf = (flows: FlowVersion[], key: string) => flows.filter((flow) => flow.key === key);

/** The version of a flow that rules name; none if it is not offered. */
export const flowOf = (flows: FlowVersion[], { flow, flowVersion }: Named) =>
  versionsOf(flows, flow).find(({ version }) => version === flowVersion);

/** The newest version of a flow that is offered. */
export const newestOf = (flows: FlowVersion[], key: string) =>
  versionsOf(flows, key).reduce<FlowVersion | undefined>(
    (newest, one) => (newest === undefined || one.version > newest.version ? one : newest),
    undefined,
  );

const FIRST = 'staged-review';

/** What a new project begins with: the plainest flow, or else any. */
export const firstFlow = (flows: FlowVersion[]) =>
  newestOf(flows, FIRST) ?? (flows[0] === undefined ? undefined : newestOf(flows, flows[0].key));

/** What a flow is called; one that is no longer offered, by its key. */
export const flowName = (flows: FlowVersion[], named: Named): string =>
  (flowOf(flows, named) ?? newestOf(flows, named.flow))?.name ?? spoken(named.flow);

/** The flows to choose from, and the one that is chosen already. */
export function flowOptions(flows: FlowVersion[], chosen: Named) {
  const keys = [...new Set([...flows.map(({ key }) => key), chosen.flow])];
  return keys.map((key) => ({
    value: key,
    label: flowName(flows, key === chosen.flow ? chosen : { flow: key, flowVersion: 0 }),
  }));
}

import { spoken } from '../ui/status';

/** A process that rows can go through. Only this file knows one by its key. */
interface KnownFlow {
  key: string;
  label: string;
  /** The fewest review stages that it can have. */
  fewest: number;
  /** The most. */
  most: number;
}

const STAGED: KnownFlow = {
  key: 'staged-review',
  label: 'One label, reviewed',
  fewest: 1,
  most: 10,
};

const FLOWS: readonly KnownFlow[] = [
  STAGED,
  { key: 'two-labels', label: 'Two independent labels', fewest: 0, most: 10 },
];

/** What a new project begins with. */
export const FIRST_FLOW = STAGED.key;

/** What this page knows of a flow. */
export const flowOf = (key: string): KnownFlow | undefined =>
  FLOWS.find((flow) => flow.key === key);

/** What a flow is called; one that the server has and this page does not know, by its key. */
export const flowName = (key: string): string => flowOf(key)?.label ?? spoken(key);

/** The flows to choose from, and the one that is chosen already. */
export function flowOptions(chosen: string) {
  const keys = FLOWS.map(({ key }) => key);
  const all = keys.includes(chosen) ? keys : [...keys, chosen];
  return all.map((key) => ({ value: key, label: flowName(key) }));
}

import { spoken } from '../ui/status';

/** A process that rows can go through. Only this file knows one by its key. */
interface KnownFlow {
  key: string;
  label: string;
  /** How many review stages it has. */
  stages: number;
}

const TWO_REVIEWS: KnownFlow = { key: 'two-stage-review', label: 'Two reviews', stages: 2 };

const FLOWS: readonly KnownFlow[] = [
  { key: 'single-review', label: 'One review', stages: 1 },
  TWO_REVIEWS,
];

/** What a new project begins with. */
export const FIRST_FLOW = TWO_REVIEWS.key;

const flowOf = (key: string): KnownFlow | undefined => FLOWS.find((flow) => flow.key === key);

/** What a flow is called; one that the server has and this page does not know, by its key. */
export const flowName = (key: string): string => flowOf(key)?.label ?? spoken(key);

/** How many review stages a flow has; unknown where only the server knows it. */
export const reviewStages = (key: string): number | undefined => flowOf(key)?.stages;

/** The flows to choose from, and the one that is chosen already. */
export function flowOptions(chosen: string) {
  const keys = FLOWS.map(({ key }) => key);
  const all = keys.includes(chosen) ? keys : [...keys, chosen];
  return all.map((key) => ({ value: key, label: flowName(key) }));
}

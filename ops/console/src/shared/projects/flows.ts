/** What the console knows about a flow: only here is one known by its key. */
interface KnownFlow {
  key: string;
  label: string;
  /** How many review stages it has. */
  stages: number;
}

export const FLOWS: readonly KnownFlow[] = [
  { key: 'single-review', label: 'One review', stages: 1 },
  { key: 'two-stage-review', label: 'Two reviews', stages: 2 },
];

export const flowOf = (key: string): KnownFlow | undefined =>
  FLOWS.find((flow) => flow.key === key);

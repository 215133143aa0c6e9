/** What the console knows about a flow: only here is one known by its key. */
interface KnownFlow {
  key: string;
  label: string;
  /** The fewest review stages that it can have. */
  fewest: number;
  /** The most. */
  most: number;
}

export const FLOWS: readonly KnownFlow[] = [
  { key: 'staged-review', label: 'One label, reviewed', fewest: 1, most: 10 },
  { key: 'two-labels', label: 'Two independent labels', fewest: 0, most: 10 },
];

export const flowOf = (key: string): KnownFlow | undefined =>
  FLOWS.find((flow) => flow.key === key);

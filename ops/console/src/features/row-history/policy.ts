/** One line of a policy: where it stands, and what it says in two versions. */
export interface PolicyLine {
  path: string;
  before: string | undefined;
  after: string | undefined;
  changed: boolean;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How an element of a list is told from the others: by its name where it has one. */
function mark(element: unknown, index: number): string {
  return isObject(element) && typeof element['name'] === 'string'
    ? element['name']
    : String(index + 1);
}

const written = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Each value with its path, in the order in which they stand. */
export function flattened(value: unknown, path = ''): [path: string, value: string][] {
  const inside = (key: string) => (path === '' ? key : `${path} › ${key}`);
  if (Array.isArray(value) && value.some(isObject)) {
    return value.flatMap((element, index) => flattened(element, inside(mark(element, index))));
  }
  if (Array.isArray(value)) return [[path, value.join(', ')]];
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, one]) => flattened(one, inside(key)));
  }
  return value === undefined || value === null ? [] : [[path, written(value)]];
}

/** Two versions of a policy, line by line; `before` is absent for the first. */
export function policyLines(before: unknown, after: unknown): PolicyLine[] {
  const [earlier, later] = [new Map(flattened(before)), new Map(flattened(after))];
  const gone = [...earlier.keys()].filter((path) => !later.has(path));
  return [...later.keys(), ...gone].map((path) => ({
    path,
    before: earlier.get(path),
    after: later.get(path),
    changed: before !== undefined && earlier.get(path) !== later.get(path),
  }));
}

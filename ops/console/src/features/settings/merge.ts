import type { Policy } from '../../shared/api/types';

/** What a value was, what one made of it, and what others made of it. */
interface Versions<T> {
  base: T;
  mine: T;
  theirs: T;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNamed = (value: unknown): value is Fields & { name: string } =>
  isFields(value) && typeof value['name'] === 'string';

function same(one: unknown, other: unknown): boolean {
  if (isFields(one) && isFields(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => same(one[key] ?? null, other[key] ?? null));
  }
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Mine, with what others added, and without what they took away. */
function mergeLists<T>({ base, mine, theirs }: Versions<T[]>, key: (item: T) => unknown): T[] {
  const has = (list: T[], item: T) => list.some((one) => key(one) === key(item));
  const kept = mine.filter((item) => has(theirs, item) || !has(base, item));
  const added = theirs.filter((item) => !has(base, item) && !has(mine, item));
  return [...kept, ...added];
}

function mergeNamed({ base, mine, theirs }: Versions<(Fields & { name: string })[]>): unknown[] {
  const find = (list: { name: string }[], name: string) => list.find((one) => one.name === name);
  return mergeLists({ base, mine, theirs }, (item) => item.name).map((item) => {
    const was = find(base, item.name);
    const other = find(theirs, item.name);
    return was === undefined || other === undefined
      ? item
      : merge({ base: was, mine: item, theirs: other });
  });
}

function merge({ base, mine, theirs }: Versions<unknown>): unknown {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || same(mine, theirs)) return mine;
  if (isFields(base) && isFields(mine) && isFields(theirs)) {
    const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
    const merged = [...keys].map((key) => [
      key,
      merge({ base: base[key], mine: mine[key], theirs: theirs[key] }),
    ]);
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Fields;
  }
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    const lists: Versions<unknown[]> = { base, mine, theirs };
    const named = [base, mine, theirs].every((list) => list.every(isNamed));
    return named
      ? mergeNamed(lists as Versions<(Fields & { name: string })[]>)
      : mergeLists(lists, (item) => item);
  }
  return mine;
}

/** Rules with one's own edits on top of what others changed; where both did, one's own. */
export function mergePolicies({ base, mine, theirs }: Versions<Policy>): Policy {
  const merged = merge({ base, mine, theirs }) as Policy;
  return { ...merged, review: { ...merged.review, ...mergeFlows({ base, mine, theirs }) } };
}

/** A flow and its version go together: of another flow, the number would mean another version. */
function mergeFlows({ base, mine, theirs }: Versions<Policy>) {
  const named = ({ review: { flow, flowVersion } }: Policy) => ({ flow, flowVersion });
  return same(named(mine), named(base)) ? named(theirs) : named(mine);
}

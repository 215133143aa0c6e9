import { useMemo, useState } from 'react';
import type { Selection } from './RowTable';

/** Which items of a list are marked; an item that has left the list is marked no more. */
export function useSelection<T>(
  items: T[],
  idOf: (item: T) => string,
  nameOf: (item: T) => string,
): { marked: T[]; selection: Selection<T> } {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const marked = useMemo(
    () => items.filter((item) => chosen.has(idOf(item))),
    [items, chosen, idOf],
  );
  const ids = useMemo(() => new Set(marked.map(idOf)), [marked, idOf]);
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const span = (ids: string[], instead: string[]) =>
    setChosen((before) => {
      const after = new Set(before);
      instead.forEach((id) => after.delete(id));
      ids.forEach((id) => after.add(id));
      return after;
    });
  const all = (every: boolean) => setChosen(new Set(every ? items.map(idOf) : []));
  return { marked, selection: { ids, toggle, span, all, nameOf } };
}

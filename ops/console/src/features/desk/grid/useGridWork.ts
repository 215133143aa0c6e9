import { useCallback, useEffect, useRef, useState } from 'react';
import { DIGITS, filtered } from '../../../shared/annotationKinds/options/filter';
import { recent } from '../../../shared/annotationKinds/options/recent';
import type { Definition } from '../../../shared/api/types';
import { useKeys } from '../../../shared/keys/registry';
import { OutboxFull } from '../../../shared/outbox/runner';
import { useOutbox } from '../../../shared/outbox/useOutbox';
import { choiceOf } from '../../../shared/tasks/choice';
import { complain, tell } from '../../../shared/ui/notify';
import { useSeen } from '../seen';
import { useStopwatch } from '../stopwatch';
import { keepGridDraft } from './draft';
import { cellId } from './GridCell';
import { columnsOf, moved } from './layout';
import { corrected, decisionsOf, toggled, unsaid, type Mark } from './marks';
import type { Shown } from './useGrids';

const ARROWS: [key: string, does: string][] = [
  ['ArrowLeft', 'Row to the left'],
  ['ArrowRight', 'Row to the right'],
  ['ArrowUp', 'Row above'],
  ['ArrowDown', 'Row below'],
  ['Home', 'First row'],
  ['End', 'Last row'],
];

/** Counts what has come on the screen; all of it has to, before anything is decided. */
function useAllSeen(count: number, milliseconds: number) {
  const seen = useSeen(milliseconds);
  const there = useRef(0);
  const { shown } = seen;
  const cellShown = useCallback(() => {
    there.current += 1;
    if (there.current >= count) shown();
  }, [count, shown]);
  return { enough: seen.enough, cellShown };
}

/** Where one is in the grid; the list keeps the keyboard, and the cell stays in sight. */
function usePlace(tasks: Shown['tasks']) {
  const [at, setAt] = useState(0);
  const list = useRef<HTMLElement>(null);
  const holdList = useCallback((node: HTMLElement | null) => {
    list.current = node;
  }, []);
  const goTo = (place: number) => {
    setAt(place);
    list.current?.focus({ preventScroll: true });
    const task = tasks[place];
    if (task !== undefined) {
      document.getElementById(cellId(task))?.scrollIntoView({ block: 'nearest' });
    }
  };
  const go = (key: string) => {
    const cells = [...(list.current?.children ?? [])] as HTMLElement[];
    goTo(moved(at, key, tasks.length, columnsOf(cells.map((cell) => cell.offsetTop))));
  };
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  return { at, holdList, goTo, go };
}

/** Somebody at work on a grid. */
export function useGridWork({
  shown,
  queue,
  definition,
  minimumViewMillis,
  onSent,
}: {
  shown: Shown;
  queue: string;
  definition: Definition;
  minimumViewMillis: number;
  onSent: (grid: string, sent: Shown) => void;
}) {
  const { tasks } = shown;
  const outbox = useOutbox();
  const [marks, setMarks] = useState(shown.marks);
  const [asking, setAsking] = useState<'reject' | 'skip'>();
  const [typed, setTyped] = useState('');
  const watch = useStopwatch(0);
  const seen = useAllSeen(tasks.length, minimumViewMillis);
  const place = usePlace(tasks);
  const field = useRef<HTMLElement>(null);
  const holdField = useCallback((node: HTMLElement | null) => {
    field.current = node;
  }, []);
  const task = tasks[place.at] ?? tasks[0];
  if (task === undefined) throw new Error('A grid has at least one row');
  const mark = marks[task.id];

  useEffect(() => {
    const ids = tasks.map(({ id }) => id);
    keepGridDraft(outbox.user, queue, { project: task.project, tasks: ids, marks });
  }, [outbox.user, queue, task.project, tasks, marks]);

  const back = () => place.goTo(place.at);
  const say = (made: Mark) => {
    setMarks({ ...marks, [task.id]: made });
    setAsking(undefined);
    back();
  };
  const choose = (option: string) => {
    setMarks(corrected(marks, task, option));
    recent.add(definition.name, option);
    setTyped('');
    back();
  };
  const pick = (digit: number) => {
    const option = filtered(definition.options, typed)[digit];
    if (option !== undefined) choose(option);
  };
  const toggle = () => {
    setMarks(toggled(marks, task.id));
    back();
  };
  const send = () => {
    if (!seen.enough) return;
    const left = unsaid(tasks, marks);
    if (left >= 0) {
      place.goTo(left);
      tell('Say what this row is, or reject or skip it.');
      return;
    }
    try {
      const grid = outbox.decideAll(decisionsOf(tasks, marks, watch.seconds()));
      onSent(grid, { tasks, marks });
    } catch (error) {
      if (!(error instanceof OutboxFull)) throw error;
      complain(
        new Error('Too many unsent decisions in this browser. Wait until the server is back.'),
      );
    }
  };
  useKeys([
    ...ARROWS.map(([key, does]) => ({ key, does, run: () => place.go(key) })),
    ...DIGITS.map((key, digit) => ({
      key,
      does: `Correct the row to option ${digit + 1}`,
      run: () => pick(digit),
    })),
    { key: ' ', does: 'Mark the row as wrong, or clear its mark', run: toggle },
    { key: '/', does: 'Search the options', run: () => field.current?.focus() },
    { key: 'r', does: 'Reject the row', run: () => setAsking('reject') },
    { key: 'k', does: 'Skip the row', run: () => setAsking('skip') },
    { key: 'Enter', does: 'Approve the rest and send all', run: send },
  ]);
  return {
    tasks,
    marks,
    at: place.at,
    holdList: place.holdList,
    current: { task, mark },
    said: mark?.verb === 'correct' ? mark.option : mark ? '' : (choiceOf(task)?.value ?? ''),
    asking,
    ask: setAsking,
    cancel: () => setAsking(undefined),
    mark: say,
    choose,
    toggle,
    typed,
    setTyped,
    holdField,
    pick: (at: number) => {
      const picked = tasks[at];
      if (picked === undefined) return;
      setMarks(toggled(marks, picked.id));
      place.goTo(at);
    },
    waits: !seen.enough,
    cellShown: seen.cellShown,
    send,
  };
}

export type GridWork = ReturnType<typeof useGridWork>;

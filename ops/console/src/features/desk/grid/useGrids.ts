import { useCallback, useEffect, useRef, useState } from 'react';
import { idempotencyKey } from '../../../shared/api/client';
import type { Task } from '../../../shared/api/types';
import { useOutbox } from '../../../shared/outbox/useOutbox';
import { dropGridDraft, gridDraftOf, keepGridDraft } from './draft';
import { CELLS, rowsFor } from './layout';
import type { Marks } from './marks';
import { claimGrid, stillHeld } from './queries';

/** Rows side by side, and what was said of them so far. */
export interface Shown {
  tasks: Task[];
  marks: Marks;
}

interface State {
  status: 'asking' | 'none' | 'failed' | 'shown';
  shown?: Shown;
}

/** How long after a failure the page looks again by itself. */
const AGAIN_MILLISECONDS = 3_000;

const wanted = (): number =>
  rowsFor({ width: window.innerWidth, height: window.innerHeight }, CELLS.image);

/** Grids of these projects, one after the other; what was begun earlier comes first. */
export function useGrids(queue: string, projects: string[]) {
  const outbox = useOutbox();
  const [state, setState] = useState<State>({ status: 'asking' });
  const aside = useRef<Shown[]>([]);
  const key = useRef(idempotencyKey());
  const asking = useRef(false);

  const show = useCallback(
    (shown: Shown) => {
      const [first] = shown.tasks;
      if (first === undefined) return;
      const { project } = first;
      keepGridDraft(outbox.user, queue, {
        project,
        tasks: shown.tasks.map(({ id }) => id),
        marks: shown.marks,
      });
      setState({ status: 'shown', shown });
    },
    [outbox, queue],
  );

  const begun = useCallback(async (): Promise<Shown | undefined> => {
    const draft = gridDraftOf(outbox.user, queue);
    if (draft === undefined || !projects.includes(draft.project)) return undefined;
    const decided = new Set(outbox.entries.get().map((entry) => entry.task));
    const tasks = await stillHeld(
      draft.project,
      draft.tasks.filter((task) => !decided.has(task)),
    );
    return tasks.length === 0 ? undefined : { tasks, marks: draft.marks };
  }, [outbox, queue, projects]);

  const claimed = useCallback(async (): Promise<Shown | undefined> => {
    for (const project of projects) {
      const tasks = await claimGrid(project, wanted(), `${key.current}-${project}`);
      if (tasks.length > 0) return { tasks, marks: {} };
    }
    return undefined;
  }, [projects]);

  const next = useCallback(async () => {
    const waiting = aside.current.shift();
    if (waiting !== undefined) {
      show(waiting);
      return;
    }
    if (asking.current) return;
    asking.current = true;
    setState({ status: 'asking' });
    try {
      const found = (await begun()) ?? (await claimed());
      key.current = idempotencyKey();
      if (found === undefined) setState({ status: 'none' });
      else show(found);
    } catch {
      setState({ status: 'failed' });
    } finally {
      asking.current = false;
    }
  }, [begun, claimed, show]);

  useEffect(() => {
    if (projects.length > 0) void next();
  }, [projects, next]);

  useEffect(() => {
    if (state.status !== 'failed') return undefined;
    const timer = setTimeout(() => void next(), AGAIN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [state, next]);

  /** The grid at hand is done with: the next one takes its place. */
  const leave = () => {
    dropGridDraft(outbox.user, queue);
    void next();
  };

  /** An earlier grid takes the place of the one at hand, which waits. */
  const putBack = (earlier: Shown, now?: Shown) => {
    if (now !== undefined) aside.current.unshift(now);
    show(earlier);
  };

  return { ...state, next, leave, putBack, show };
}

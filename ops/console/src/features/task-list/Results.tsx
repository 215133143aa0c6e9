import { BulkResult } from '../../shared/bulk/BulkResult';
import type { Outcome } from '../../shared/bulk/runAll';
import { undoable, type Action, type Order } from './actions';
import type { Task } from './queries';

/** What was done, and what became of each task. */
export interface Done {
  order: Order;
  outcomes: Outcome<Task>[];
}

function did(action: Action, back: boolean): string {
  if (back) return 'released';
  if (action.kind === 'ASSIGN') return `assigned to ${action.name}`;
  return action.kind === 'RELEASE' ? 'released' : 'escalated';
}

interface ResultsProps {
  done: Done;
  busy: boolean;
  undo: (order: Order) => void;
  retry: (order: Order) => void;
  close: () => void;
}

/** What became of each task of an action, with the way back and another try for what failed. */
export function Results({ done, busy, undo, retry, close }: ResultsProps) {
  const { order, outcomes } = done;
  const back = order.back === true;
  return (
    <BulkResult
      outcomes={outcomes}
      nouns={['task', 'tasks']}
      did={did(order.action, back)}
      idOf={(task) => task.id}
      nameOf={(task) => task.key}
      busy={busy}
      retry={(tasks) => retry({ ...order, tasks })}
      undo={
        !back && undoable(order.action)
          ? (tasks) => undo({ ...order, tasks, back: true })
          : undefined
      }
      close={close}
    />
  );
}

import type { EventType, StoredEvent } from '../api/types';
import { spoken } from '../ui/status';
import { decisions } from './tellings/decisions';
import { projects } from './tellings/projects';
import { proposals } from './tellings/proposals';
import { rows } from './tellings/rows';
import { tasks } from './tellings/tasks';
import type { NameOf, Telling, Tellings } from './tellings/telling';

export type { NameOf };
export { labelText } from './tellings/telling';

/** An event in words: who did what, and what else it says. */
export interface Told {
  who: string;
  does: string;
  facts: [label: string, value: string][];
  comment?: string | undefined;
}

/** An event and who made it happen. */
export type Happened = StoredEvent & { actor: string };

/** Words for every type of the catalogue: without one of them, this does not compile. */
const TELLINGS: Tellings = {
  ...rows,
  ...proposals,
  ...decisions,
  ...tasks,
  ...projects,
};

/** Those who claim a task themselves take it. */
function ownWords(event: Happened): string | undefined {
  if (event.type === 'task-claimed' && event.actor === event.data.assignee) return 'took the task';
  if (event.type === 'task-released' && event.actor === event.data.assignee)
    return 'released the task';
  return undefined;
}

/** An event in plain words. */
export function tellEvent(event: Happened, nameOf: NameOf): Told {
  const telling = TELLINGS[event.type] as Telling<EventType> | undefined;
  const told = telling?.(event.data, nameOf) ?? { does: spoken(event.type).toLowerCase() };
  return {
    who: told.who ?? nameOf(event.actor),
    does: ownWords(event) ?? told.does,
    facts: (told.facts ?? []).filter((fact): fact is [string, string] => fact[1] !== undefined),
    comment: told.comment,
  };
}

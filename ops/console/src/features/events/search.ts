import type { EventType } from '../../shared/api/types';
import { isEventType } from '../../shared/history/kinds';

/** What is looked for; what is not said does not matter. */
export interface EventsSearch {
  /** The customer's key of a row. */
  key?: string;
  /** The id of a person, or `countersign` for what went by itself. */
  actor?: string;
  /** The name of a model. */
  model?: string;
  /** Types of event. */
  types?: EventType[];
  /** The earliest instant. */
  from?: string;
  /** The instant before which it was. */
  to?: string;
}

function text(value: unknown): string | undefined {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && written.trim() !== '' ? written : undefined;
}

function instant(value: unknown): string | undefined {
  const written = text(value);
  return written !== undefined && !Number.isNaN(Date.parse(written)) ? written : undefined;
}

function typesOf(value: unknown): EventType[] | undefined {
  const all: unknown[] = Array.isArray(value) ? value : [];
  const known = all.filter(isEventType);
  return known.length > 0 ? known : undefined;
}

/** Reads the address; what it cannot be is left out. */
export function eventsSearch(search: Record<string, unknown>): EventsSearch {
  const said = {
    key: text(search['key']),
    actor: text(search['actor']),
    model: text(search['model']),
    types: typesOf(search['types']),
    from: instant(search['from']),
    to: instant(search['to']),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

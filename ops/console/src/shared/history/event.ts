import type { Schemas } from '../api/client';

/** An event as the log keeps it: its type and its data. */
export type StoredEvent = Schemas['StoredEvent'];

export type EventType = StoredEvent['type'];

/** What an event of a type says. */
export type DataOf<Type extends EventType> = Extract<StoredEvent, { type: Type }>['data'];

/** One event of a row's history. */
export type RowEvent = Schemas['HistoryItem'];

export type ModelRef = Schemas['ModelRef'];
export type ContentRef = Schemas['ContentRef'];

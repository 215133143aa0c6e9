import type { StoredEvent } from '../api/types';

export type EventType = StoredEvent['type'];

/** What an event of a type says. */
export type DataOf<Type extends EventType> = Extract<StoredEvent, { type: Type }>['data'];

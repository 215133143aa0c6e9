import type { EventType, StoredEvent } from '../api/types';

/** What an event of a type says. */
export type DataOf<Type extends EventType> = Extract<StoredEvent, { type: Type }>['data'];

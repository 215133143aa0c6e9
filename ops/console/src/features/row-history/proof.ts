import type { ContentRef, ModelRef, RowEvent, StoredEvent } from '../../shared/api/types';
import type { DataOf } from '../../shared/history/event';

/** Whether something was found to be as it has to be; `open` where it cannot be told. */
export type Outcome = 'holds' | 'fails' | 'open';

/** One thing that was looked at. */
export interface Check {
  key: string;
  claim: string;
  outcome: Outcome;
  /** What was seen. */
  seen: string;
}

/** A model as the registry has it. */
export type Registered = ModelRef;

const check = (key: string, claim: string, outcome: Outcome, seen: string): Check => ({
  key,
  claim,
  outcome,
  seen,
});

function whole(events: readonly RowEvent[], last: number): Check {
  const claim = 'Every event of the row is here';
  const seen = `${events.length} of ${last + 1} events`;
  return check('whole', claim, events.length === last + 1 ? 'holds' : 'open', seen);
}

function beginning(events: readonly RowEvent[], row: string): Check {
  const claim = 'The history begins with the registration of this row';
  const first = events[0];
  const fits = first?.type === 'data-row-registered' && first.data.dataRowId === row;
  return check('beginning', claim, fits ? 'holds' : 'fails', first?.type ?? 'no event');
}

function versions(events: readonly RowEvent[]): Check {
  const claim = 'Versions count up from 0 without a gap';
  const wrong = events.findIndex((event, index) => event.version !== index);
  const seen =
    wrong < 0
      ? `0 to ${events.length - 1}`
      : `version ${events[wrong]?.version} where ${wrong} is due`;
  return check('versions', claim, wrong < 0 ? 'holds' : 'fails', seen);
}

function positions(events: readonly RowEvent[]): Check {
  const claim = 'Positions in the log only grow';
  const wrong = events.findIndex(
    (event, index) => index > 0 && event.position <= (events[index - 1]?.position ?? 0),
  );
  const [first, last] = [events[0]?.position, events.at(-1)?.position];
  const seen =
    wrong < 0
      ? `${first} to ${last}`
      : `${events[wrong]?.position} after ${events[wrong - 1]?.position}`;
  return check('positions', claim, wrong < 0 ? 'holds' : 'fails', seen);
}

/** The types of event that carry a label of the row; what a look at a sample says is none. */
type Labelling = Exclude<
  Extract<StoredEvent, { data: { annotations: unknown } }>['type'],
  'row-looked-at'
>;

/** Who wrote the label that stands after such an event, and who had written the one before it. */
const AUTHORS: {
  [Type in Labelling]: (data: DataOf<Type>, before: string | undefined) => string | undefined;
} = {
  'pre-label-proposed': () => undefined,
  'label-submitted': (data) => data.author,
  'label-corrected': (data) => data.reviewer,
  'label-adjudicated': (data) => data.adjudicator,
  'data-row-accepted': (_, before) => before,
};

const labels = (event: RowEvent): event is Extract<RowEvent, { type: Labelling }> =>
  event.type in AUTHORS;

function authorAfter(event: RowEvent, before: string | undefined): string | undefined {
  if (!labels(event)) return before;
  const author = AUTHORS[event.type] as (data: unknown, before?: string) => string | undefined;
  return author(event.data, before);
}

const reviewerOf = ({ data }: RowEvent): string | undefined =>
  'reviewer' in data ? data.reviewer : undefined;

function fourEyes(events: readonly RowEvent[]): Check {
  const claim = 'Nobody reviewed a label of their own';
  let author: string | undefined;
  let reviews = 0;
  for (const event of events) {
    const reviewer = reviewerOf(event);
    if (reviewer !== undefined) reviews++;
    if (reviewer !== undefined && reviewer === author) {
      return check('four-eyes', claim, 'fails', `own label reviewed at version ${event.version}`);
    }
    author = authorAfter(event, author);
  }
  return check('four-eyes', claim, 'holds', reviews === 1 ? '1 review' : `${reviews} reviews`);
}

function accepted(events: readonly RowEvent[]): Check | undefined {
  const claim = 'What was accepted is the label that stood';
  let standing: unknown;
  let found: Check | undefined;
  for (const event of events) {
    if (event.type === 'data-row-accepted') {
      const fits = JSON.stringify(event.data.annotations) === JSON.stringify(standing);
      found = check(
        'accepted',
        claim,
        fits ? 'holds' : 'fails',
        `accepted at version ${event.version}`,
      );
    } else if ('annotations' in event.data) standing = event.data.annotations;
  }
  return found;
}

/** Checks that a history is whole and in order, and that its rules were kept. */
export function checkHistory(events: readonly RowEvent[], row: string, last: number): Check[] {
  const checks = [
    whole(events, last),
    beginning(events, row),
    versions(events),
    positions(events),
    fourEyes(events),
    accepted(events),
  ];
  return checks.filter((one): one is Check => one !== undefined);
}

/** Every model that spoke or was asked, once. */
export function modelsOf(events: readonly RowEvent[]): ModelRef[] {
  const models = new Map<string, ModelRef>();
  for (const event of events) {
    const model = 'model' in event.data ? event.data.model : undefined;
    if (model !== undefined) models.set(`${model.name}\n${model.version}\n${model.sha256}`, model);
  }
  return [...models.values()];
}

/** Checks the hash of each model in a history against the registry's. */
export function checkModels(events: readonly RowEvent[], registry: readonly Registered[]): Check[] {
  return modelsOf(events).map((model) => {
    const key = `model ${model.name} ${model.version} ${model.sha256}`;
    const claim = `The model ${model.name} ${model.version} is the registered one`;
    const known = registry.find((one) => one.name === model.name && one.version === model.version);
    if (known === undefined) return check(key, claim, 'open', 'no such model is registered here');
    return check(key, claim, known.sha256 === model.sha256 ? 'holds' : 'fails', model.sha256);
  });
}

/** Checks content that was downloaded against what was registered. */
export function checkContent(registered: ContentRef, sha256: string, bytes: number): Check {
  const claim = 'The content is, byte for byte, what was registered';
  const fits = sha256 === registered.sha256 && bytes === registered.bytes;
  return check(
    'content',
    claim,
    fits ? 'holds' : 'fails',
    fits ? sha256 : `${sha256}, ${bytes} bytes`,
  );
}

/** The same where the browser keeps its hash functions from pages without a secure connection. */
export function contentUnchecked(): Check {
  return check(
    'content',
    'The content is, byte for byte, what was registered',
    'open',
    'this browser computes hashes on secure (https) pages only',
  );
}

/** SHA-256 in lower-case hexadecimal, computed by this browser. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

import { ANNOTATION_TYPES } from '../../shared/annotationKinds/registry';
import type { FlowVersion, Policy, PolicyForm } from '../../shared/api/types';
import { newestOf } from '../../shared/projects/flows';
import { CLAIM_ORDER_NAMES, DAYS, GROUPS } from '../../shared/projects/policy';
import type { Fault } from './checks';

type Check = (value: unknown, path: string) => Fault[];

const wrong = (path: string, text: string): Fault[] => [{ path, text }];

const text: Check = (value, path) => (typeof value === 'string' ? [] : wrong(path, 'Must be text'));
const number: Check = (value, path) =>
  typeof value === 'number' ? [] : wrong(path, 'Must be a number');
const truth: Check = (value, path) =>
  typeof value === 'boolean' ? [] : wrong(path, 'Must be true or false');

const oneOf =
  (all: readonly string[]): Check =>
  (value, path) =>
    typeof value === 'string' && all.includes(value)
      ? []
      : wrong(path, `Must be one of ${all.join(', ')}`);

const list =
  (item: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((one, i) => item(one, `${path}[${i}]`))
      : wrong(path, 'Must be a list');

const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined || value === null ? [] : check(value, path);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const fields =
  (checks: Record<string, Check>): Check =>
  (value, path) => {
    if (!isObject(value)) return wrong(path, 'Must be an object');
    const unknown = Object.keys(value).filter((key) => !(key in checks));
    return [
      ...unknown.flatMap((key) => wrong(below(path, key), 'Unknown field')),
      ...Object.entries(checks).flatMap(([key, check]) => check(value[key], below(path, key))),
    ];
  };

const durations: Check = (value, path) =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, one]) => text(one, below(path, key)))
    : wrong(path, 'Must be an object');

const POLICY = fields({
  ontology: fields({
    annotations: list(
      fields({
        name: text,
        type: oneOf(ANNOTATION_TYPES),
        options: optional(list(text)),
        required: optional(truth),
        description: optional(text),
      }),
    ),
  }),
  preLabel: optional(
    fields({
      model: text,
      version: optional(text),
      mapping: optional(list(fields({ from: text, to: optional(text) }))),
      suggestFrom: number,
      acceptFrom: number,
      auditShare: number,
      mostErrors: optional(number),
    }),
  ),
  review: fields({
    flow: text,
    flowVersion: optional(number),
    stages: list(fields({ name: text, group: oneOf(GROUPS), share: number })),
    maxRounds: number,
    claimMinutes: number,
    rejectionReasons: list(text),
    repeatReviewers: optional(truth),
    minimumViewMillis: optional(number),
    claimOrder: optional(oneOf(CLAIM_ORDER_NAMES)),
    confirmSkips: optional(truth),
  }),
  sla: optional(
    fields({
      stages: durations,
      warnAt: number,
      calendar: optional(
        fields({ zone: text, days: list(oneOf(Object.keys(DAYS))), from: text, to: text }),
      ),
    }),
  ),
  instructions: optional(text),
  quality: optional(fields({ target: number, mostLooks: number })),
});

/** Without what is null, which means the same as leaving it out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const given = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(given.map(([key, one]) => [key, withoutNulls(one)]));
}

/** The rules with what may be left out: parts of a definition and of the review. */
function filled(value: unknown, flows: FlowVersion[]): Policy {
  const policy = withoutNulls(value) as PolicyForm;
  const annotations = policy.ontology.annotations.map((one) => ({
    ...{ options: [], required: false },
    ...one,
  }));
  const { review } = policy;
  const flowVersion = review.flowVersion ?? newestOf(flows, review.flow)?.version ?? 0;
  const repeatReviewers = review.repeatReviewers ?? false;
  const whole = { ...review, flowVersion, repeatReviewers };
  const { preLabel } = policy;
  const mapped = preLabel && { preLabel: { ...{ mapping: [] }, ...preLabel } };
  return { ...policy, ontology: { annotations }, review: whole, ...mapped };
}

/** Rules that were read, or what is wrong with the text. */
type Read = { policy: Policy; faults: [] } | { policy?: undefined; faults: Fault[] };

/** Reads rules that somebody wrote as JSON. */
export function readPolicy(json: string, flows: FlowVersion[]): Read {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (failure) {
    return { faults: wrong('', failure instanceof Error ? failure.message : 'Not valid JSON') };
  }
  const faults = POLICY(value, '');
  return faults.length > 0 ? { faults } : { policy: filled(value, flows), faults: [] };
}

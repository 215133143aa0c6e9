import type {
  Calendar,
  Definition,
  FlowVersion,
  MappedOption,
  Policy,
  ReviewPolicy,
  SlaPolicy,
} from '../../shared/api/types';
import { flowName } from '../../shared/projects/flows';
import {
  claimOrderOf,
  minimumViewOf,
  modelName,
  skipsAreConfirmed,
  spokenOrder,
} from '../../shared/projects/policy';
import { share, count } from '../../shared/ui/numbers';
import { spokenDuration } from './durations';

/** The parts of the rules, in the order of the form. */
export type Section = 'ontology' | 'preLabel' | 'review' | 'sla' | 'instructions';

/** One thing that differs between two versions of the rules, in plain words. */
export interface Difference {
  section: Section;
  /** The server's path of what differs. */
  path: string;
  text: string;
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const quoted = (names: string[]): string => names.map((name) => `"${name}"`).join(', ');

class Differences {
  readonly found: Difference[] = [];

  add(section: Section, path: string, text: string): void {
    this.found.push({ section, path, text });
  }

  /** What a field was and is, unless it is the same. */
  field<T>(
    section: Section,
    path: string,
    [before, after]: [T, T],
    say: (before: T, after: T) => string,
  ): void {
    if (!same(before, after)) this.add(section, path, say(before, after));
  }
}

/** What came, went or moved in a list of texts. */
function listChange(what: string, before: string[], after: string[]): string {
  const added = after.filter((one) => !before.includes(one));
  const gone = before.filter((one) => !after.includes(one));
  const parts = [
    added.length > 0 ? `adds ${quoted(added)}` : '',
    gone.length > 0 ? `removes ${quoted(gone)}` : '',
  ].filter(Boolean);
  return `${what}: ${parts.join(', ') || 'reordered'}`;
}

function definitionChange(into: Differences, path: string, before: Definition, after: Definition) {
  const name = `"${after.name}"`;
  into.field(
    'ontology',
    `${path}.type`,
    [before.type, after.type],
    (was, is) => `${name} is a ${is} instead of a ${was}`,
  );
  into.field('ontology', `${path}.options`, [before.options, after.options], (was, is) =>
    listChange(`Options of ${name}`, was, is),
  );
  into.field('ontology', `${path}.required`, [before.required, after.required], (_, is) =>
    is ? `${name} is required` : `${name} is optional`,
  );
  into.field(
    'ontology',
    `${path}.description`,
    [before.description ?? '', after.description ?? ''],
    () => `The description of ${name} changes`,
  );
}

function ontologyChanges(into: Differences, before: Definition[], after: Definition[]): void {
  const old = new Map(before.map((one) => [one.name, one]));
  after.forEach((one, i) => {
    const was = old.get(one.name);
    const path = `ontology.annotations[${i}]`;
    if (was === undefined) into.add('ontology', path, `Asks for "${one.name}" (${one.type})`);
    else definitionChange(into, path, was, one);
  });
  const names = after.map((one) => one.name);
  before
    .filter((one) => !names.includes(one.name))
    .forEach((one) =>
      into.add('ontology', 'ontology.annotations', `No longer asks for "${one.name}"`),
    );
  const kept = (all: Definition[], others: Definition[]) =>
    all.map((one) => one.name).filter((name) => others.some((other) => other.name === name));
  if (!same(kept(before, after), kept(after, before))) {
    into.add('ontology', 'ontology.annotations', 'Questions are reordered');
  }
}

function preLabelChanges(into: Differences, before: Policy['preLabel'], after: Policy['preLabel']) {
  if (before === undefined && after === undefined) return;
  if (after === undefined) {
    into.add('preLabel', 'preLabel', 'No model proposes labels: every row goes to people');
    return;
  }
  if (before === undefined) {
    into.add('preLabel', 'preLabel', `The model "${modelName(after)}" proposes labels`);
  }
  const was = before ?? {
    ...{ model: after.model, version: after.version },
    suggestFrom: null,
    acceptFrom: null,
    auditShare: null,
  };
  const instead = (value: number | null) => (value === null ? '' : ` instead of ${share(value)}`);
  into.field(
    'preLabel',
    'preLabel.model',
    [modelName(was), modelName(after)],
    (old, now) => `The model "${now}" proposes labels instead of "${old}"`,
  );
  into.field<number | null>(
    'preLabel',
    'preLabel.suggestFrom',
    [was.suggestFrom, after.suggestFrom],
    (old) =>
      `Proposals are shown to people from a confidence of ${share(after.suggestFrom)}${instead(old)}`,
  );
  into.field<number | null>(
    'preLabel',
    'preLabel.acceptFrom',
    [was.acceptFrom, after.acceptFrom],
    (old) =>
      `Rows are accepted without a person from a confidence of ${share(after.acceptFrom)}${instead(old)}`,
  );
  into.field<number | null>(
    'preLabel',
    'preLabel.auditShare',
    [was.auditShare, after.auditShare],
    (old) => `A person checks ${share(after.auditShare)} of those rows anyway${instead(old)}`,
  );
  into.field<number | undefined>(
    'preLabel',
    'preLabel.mostErrors',
    [before?.mostErrors, after.mostErrors],
    (old, now) =>
      now === undefined
        ? 'However much of that is wrong, it is never stopped by itself'
        : `It is stopped once more than ${share(now)} of that is wrong${instead(old ?? null)}`,
  );
  mappingChanges(into, before?.mapping ?? [], after.mapping);
}

function mappingChanges(into: Differences, before: MappedOption[], after: MappedOption[]): void {
  after.forEach(({ from, to }, i) => {
    const was = before.find((one) => one.from === from);
    if (was !== undefined && was.to === to) return;
    const what = to === undefined ? 'counts as none: its rows go to people' : `counts as "${to}"`;
    into.add('preLabel', `preLabel.mapping[${i}]`, `The model’s option "${from}" ${what}`);
  });
  before
    .filter(({ from }) => !after.some((one) => one.from === from))
    .forEach(({ from }) =>
      into.add('preLabel', 'preLabel.mapping', `The model’s option "${from}" is no longer mapped`),
    );
}

function stageChanges(into: Differences, before: ReviewPolicy, after: ReviewPolicy): void {
  after.stages.forEach((stage, i) => {
    const was = before.stages.find((one) => one.name === stage.name);
    const path = `review.stages[${i}]`;
    const name = `"${stage.name}"`;
    if (was === undefined) {
      into.add('review', path, `Adds the stage ${name}: ${stage.group} see ${share(stage.share)}`);
      return;
    }
    into.field(
      'review',
      `${path}.group`,
      [was.group, stage.group],
      (old, now) => `${name} is done by ${now} instead of ${old}`,
    );
    into.field(
      'review',
      `${path}.share`,
      [was.share, stage.share],
      (old, now) => `${name} sees ${share(now)} of the rows instead of ${share(old)}`,
    );
  });
  before.stages
    .filter((stage) => !after.stages.some((one) => one.name === stage.name))
    .forEach((stage) => into.add('review', 'review.stages', `Drops the stage "${stage.name}"`));
}

function flowChange(
  into: Differences,
  before: ReviewPolicy,
  after: ReviewPolicy,
  flows: FlowVersion[],
): void {
  const name = (review: ReviewPolicy) => flowName(flows, review).toLowerCase();
  if (before.flow !== after.flow) {
    into.add('review', 'review.flow', `Rows go through ${name(after)}, instead of ${name(before)}`);
    return;
  }
  into.field(
    'review',
    'review.flowVersion',
    [before.flowVersion, after.flowVersion],
    (was, is) => `Rows go through version ${is} of ${name(after)}, instead of version ${was}`,
  );
}

function reviewChanges(into: Differences, before: ReviewPolicy, after: ReviewPolicy): void {
  stageChanges(into, before, after);
  into.field(
    'review',
    'review.maxRounds',
    [before.maxRounds, after.maxRounds],
    (was, is) => `A lead decides after ${count(is)} rounds of labelling instead of ${count(was)}`,
  );
  into.field(
    'review',
    'review.claimMinutes',
    [before.claimMinutes, after.claimMinutes],
    (was, is) => `Claims expire after ${count(is)} minutes instead of ${count(was)}`,
  );
  into.field(
    'review',
    'review.minimumViewMillis',
    [minimumViewOf(before), minimumViewOf(after)],
    (was, is) =>
      `A row is on the screen for ${count(is)} ms before a decision, instead of ${count(was)}`,
  );
  into.field(
    'review',
    'review.claimOrder',
    [claimOrderOf(before), claimOrderOf(after)],
    (was, is) => `The next task is ${spokenOrder(is)} instead of ${spokenOrder(was)}`,
  );
  into.field(
    'review',
    'review.rejectionReasons',
    [before.rejectionReasons, after.rejectionReasons],
    (was, is) => listChange('Reasons to reject', was, is),
  );
  into.field(
    'review',
    'review.repeatReviewers',
    [before.repeatReviewers, after.repeatReviewers],
    (_, is) =>
      is
        ? 'One person may review a label at several stages'
        : 'Nobody may review a label at more than one stage',
  );
  into.field(
    'review',
    'review.confirmSkips',
    [skipsAreConfirmed(before), skipsAreConfirmed(after)],
    (_, is) => (is ? 'A second person confirms skips' : 'Whoever skips a row skips it alone'),
  );
}

function qualityChanges(into: Differences, before: Policy['quality'], after: Policy['quality']) {
  if (after === undefined) return;
  into.field(
    'review',
    'quality.target',
    [before?.target, after.target],
    (was, is) =>
      `Rows are looked at until their label is ${share(is ?? 0)} sure${was === undefined ? '' : `, instead of ${share(was)}`}`,
  );
  into.field(
    'review',
    'quality.mostLooks',
    [before?.mostLooks, after.mostLooks],
    (was, is) =>
      `After ${count(is ?? 0)} looks a lead decides${was === undefined ? '' : `, instead of after ${count(was)}`}`,
  );
}

export const spokenCalendar = (calendar: Calendar | undefined): string =>
  calendar === undefined
    ? 'around the clock'
    : `${calendar.days.join(', ')} from ${calendar.from} to ${calendar.to} in ${calendar.zone}`;

function slaChanges(
  into: Differences,
  before: SlaPolicy | undefined,
  after: SlaPolicy | undefined,
): void {
  if (after === undefined) {
    if (before !== undefined) into.add('sla', 'sla', 'Work no longer has a due time');
    return;
  }
  const stages = new Set([...Object.keys(before?.stages ?? {}), ...Object.keys(after.stages)]);
  for (const stage of stages) {
    into.field(
      'sla',
      `sla.stages.${stage}`,
      [before?.stages[stage], after.stages[stage]],
      (was, is) => {
        if (is === undefined) return `"${stage}" no longer has a due time`;
        const instead = was === undefined ? '' : ` instead of ${spokenDuration(was)}`;
        return `"${stage}" is due within ${spokenDuration(is)}${instead}`;
      },
    );
  }
  into.field(
    'sla',
    'sla.warnAt',
    [before?.warnAt, after.warnAt],
    (was, is) =>
      `Work is at risk after ${share(is)} of its time${was === undefined ? '' : ` instead of ${share(was)}`}`,
  );
  into.field(
    'sla',
    'sla.calendar',
    [spokenCalendar(before?.calendar), spokenCalendar(after.calendar)],
    (_, is) => `Time counts ${is}`,
  );
}

/** What changes from one version of the rules to another, in plain words. */
export function differences(before: Policy, after: Policy, flows: FlowVersion[]): Difference[] {
  const into = new Differences();
  ontologyChanges(into, before.ontology.annotations, after.ontology.annotations);
  preLabelChanges(into, before.preLabel, after.preLabel);
  flowChange(into, before.review, after.review, flows);
  reviewChanges(into, before.review, after.review);
  qualityChanges(into, before.quality, after.quality);
  slaChanges(into, before.sla, after.sla);
  into.field(
    'instructions',
    'instructions',
    [before.instructions ?? '', after.instructions ?? ''],
    (was, is) => {
      if (is === '') return 'The instructions are removed';
      return was === '' ? 'Instructions are added' : 'The instructions are reworded';
    },
  );
  return into.found;
}

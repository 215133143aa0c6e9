import { fits, kindOf } from '../../shared/annotationKinds/registry';
import type {
  Calendar,
  Definition,
  FlowVersion,
  Policy,
  PreLabelPolicy,
  QualityPolicy,
  ReviewPolicy,
  SlaPolicy,
} from '../../shared/api/types';
import { isImageType } from '../../shared/content/content';
import { flowOf, newestOf } from '../../shared/projects/flows';
import { markdownFault } from '../../shared/markdown/bounds';
import { minimumViewOf } from '../../shared/projects/policy';
import { minutesOf } from './durations';

/** Something in the rules that the server would not take, at the server's path of the field. */
export interface Fault {
  path: string;
  text: string;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/;
const NAME_FORM = 'Use 1 to 100 letters, digits, blanks or . _ -, a letter or digit first';
const RESERVED = ['label', 'rework', 'adjudicate', 'pre-label'];
const MEDIA_TYPES = ['text/plain', 'image/*'];
const MOST = {
  definitions: 200,
  options: 2_000,
  option: 200,
  rounds: 20,
  claimMinutes: 10_080,
  viewMillis: 60_000,
  description: 10_000,
  days: 365,
  weeks: 520,
  looks: 20,
};

class Faults {
  readonly found: Fault[] = [];

  require(holds: boolean, path: string, text: string): void {
    if (!holds) this.found.push({ path, text });
  }

  share(path: string, value: number): void {
    this.require(value >= 0 && value <= 1, path, 'Enter 0 to 100 %');
  }

  whole(path: string, value: number, most: number, least = 1): void {
    const fits = Number.isInteger(value) && value >= least && value <= most;
    this.require(fits, path, `Enter a whole number from ${least} to ${most.toLocaleString()}`);
  }
}

function checkOptions(faults: Faults, path: string, options: string[], what: string): void {
  faults.require(
    options.length <= MOST.options,
    path,
    `At most ${MOST.options.toLocaleString()} ${what}s`,
  );
  const twice = options.find((option, i) => options.indexOf(option) !== i);
  faults.require(twice === undefined, path, `"${twice ?? ''}" appears twice`);
  const blank = options.some((option) => option.trim() === '');
  faults.require(!blank, path, `Every ${what} needs a text`);
  const long = options.some((option) => option.length > MOST.option);
  faults.require(!long, path, `A ${what} has at most ${MOST.option} characters`);
}

function checkDefinition(faults: Faults, path: string, mediaType: string, one: Definition): void {
  faults.require(NAME.test(one.name), `${path}.name`, NAME_FORM);
  const chooses = kindOf(one).hasOptions;
  const image = isImageType(mediaType);
  faults.require(
    chooses === one.options.length > 0,
    `${path}.options`,
    chooses ? 'Add the options to choose from' : 'Only choices have options',
  );
  checkOptions(faults, `${path}.options`, one.options, 'option');
  const length = one.description?.length ?? 0;
  faults.require(
    length <= MOST.description,
    `${path}.description`,
    `At most ${MOST.description.toLocaleString()} characters`,
  );
  faults.require(
    fits(one, image),
    `${path}.type`,
    `${image ? 'Images' : 'Texts'} cannot be answered like this`,
  );
}

function checkOntology(faults: Faults, mediaType: string, definitions: Definition[]): void {
  faults.require(
    definitions.length > 0 && definitions.length <= MOST.definitions,
    'ontology.annotations',
    `Ask 1 to ${MOST.definitions} questions`,
  );
  definitions.forEach((one, i) => {
    const path = `ontology.annotations[${i}]`;
    checkDefinition(faults, path, mediaType, one);
    const first = definitions.findIndex((other) => other.name === one.name) === i;
    faults.require(first, `${path}.name`, 'Another one has this name');
  });
}

function checkPreLabel(faults: Faults, preLabel: PreLabelPolicy): void {
  faults.require(NAME.test(preLabel.model), 'preLabel.model', 'Choose a model');
  faults.share('preLabel.suggestFrom', preLabel.suggestFrom);
  faults.share('preLabel.acceptFrom', preLabel.acceptFrom);
  faults.share('preLabel.auditShare', preLabel.auditShare);
  const { mostErrors } = preLabel;
  faults.require(
    mostErrors === undefined || (mostErrors > 0 && mostErrors < 1),
    'preLabel.mostErrors',
    'Enter more than 0 % and less than 100 %',
  );
  faults.require(
    preLabel.suggestFrom <= preLabel.acceptFrom,
    'preLabel.suggestFrom',
    'Suggest from a confidence no higher than the one to accept from',
  );
}

function checkFlow(faults: Faults, review: ReviewPolicy, flows: FlowVersion[]): void {
  const flow = flowOf(flows, review);
  const newest = newestOf(flows, review.flow);
  faults.require(newest !== undefined, 'review.flow', 'Choose a flow');
  faults.require(
    newest === undefined || flow !== undefined,
    'review.flowVersion',
    `Version ${review.flowVersion} is not offered; the newest is ${newest?.version}`,
  );
  if (flow === undefined) return;
  const { fewestStages, mostStages } = flow;
  faults.require(
    review.stages.length >= fewestStages && review.stages.length <= mostStages,
    'review.stages',
    `This flow has ${fewestStages} to ${mostStages} review stages`,
  );
}

function checkReview(faults: Faults, review: ReviewPolicy): void {
  review.stages.forEach((stage, i) => {
    const path = `review.stages[${i}]`;
    const first = review.stages.findIndex((other) => other.name === stage.name) === i;
    faults.require(NAME.test(stage.name), `${path}.name`, NAME_FORM);
    faults.require(first, `${path}.name`, 'Another stage has this name');
    faults.require(
      !RESERVED.includes(stage.name),
      `${path}.name`,
      `${RESERVED.join(', ')} are reserved names`,
    );
    faults.share(`${path}.share`, stage.share);
  });
  faults.whole('review.maxRounds', review.maxRounds, MOST.rounds);
  faults.whole('review.claimMinutes', review.claimMinutes, MOST.claimMinutes);
  faults.whole('review.minimumViewMillis', minimumViewOf(review), MOST.viewMillis, 0);
  faults.require(
    review.rejectionReasons.length > 0,
    'review.rejectionReasons',
    'Add at least one reason',
  );
  checkOptions(faults, 'review.rejectionReasons', review.rejectionReasons, 'reason');
}

function checkQuality(faults: Faults, { target, mostLooks }: QualityPolicy): void {
  faults.require(target >= 0.5 && target < 1, 'quality.target', 'Enter 50 % to below 100 %');
  faults.whole('quality.mostLooks', mostLooks, MOST.looks);
}

/** Whether the zone is one that clocks know, such as Europe/Berlin. */
function isZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Object;
  } catch {
    return false;
  }
}

const clockMinutes = (time: string): number => {
  const found = /^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(time);
  return found === null ? Number.NaN : Number(found[1]) * 60 + Number(found[2]);
};

/** The working minutes of a week; not a number where the times are none. */
const weeklyMinutes = (calendar: Calendar): number =>
  (clockMinutes(calendar.to) - clockMinutes(calendar.from)) * calendar.days.length;

function checkCalendar(faults: Faults, calendar: Calendar): void {
  const path = 'sla.calendar';
  faults.require(isZone(calendar.zone), `${path}.zone`, 'Choose a time zone like Europe/Berlin');
  faults.require(calendar.days.length > 0, `${path}.days`, 'Choose at least one day');
  const from = clockMinutes(calendar.from);
  const to = clockMinutes(calendar.to);
  faults.require(!Number.isNaN(from), `${path}.from`, 'Enter a time like 09:00');
  faults.require(!Number.isNaN(to), `${path}.to`, 'Enter a time like 17:00');
  faults.require(!(from >= to), `${path}.to`, 'The day must end after it starts');
}

function checkSla(faults: Faults, sla: SlaPolicy, review: ReviewPolicy): void {
  const stages = [...RESERVED, ...review.stages.map((stage) => stage.name)];
  const week = sla.calendar === undefined ? Number.NaN : weeklyMinutes(sla.calendar);
  for (const [stage, iso] of Object.entries(sla.stages)) {
    const path = `sla.stages.${stage}`;
    const minutes = minutesOf(iso) ?? Number.NaN;
    faults.require(stages.includes(stage), path, 'This stage does not exist');
    faults.require(
      minutes > 0 && minutes <= MOST.days * 1440,
      path,
      `Enter a time above 0, up to ${MOST.days} days`,
    );
    faults.require(
      !(week > 0 && minutes > week * MOST.weeks),
      path,
      `With this calendar, it takes more than ${MOST.weeks} weeks`,
    );
  }
  faults.require(sla.warnAt > 0 && sla.warnAt <= 1, 'sla.warnAt', 'Enter a share above 0 %');
  if (sla.calendar !== undefined) checkCalendar(faults, sla.calendar);
}

/** What the server would refuse in these rules: the checks are those of its domain. */
export function policyFaults(mediaType: string, policy: Policy, flows: FlowVersion[]): Fault[] {
  const faults = new Faults();
  faults.require(MEDIA_TYPES.includes(mediaType), 'mediaType', 'Choose what the rows are');
  checkOntology(faults, mediaType, policy.ontology.annotations);
  if (policy.preLabel !== undefined) checkPreLabel(faults, policy.preLabel);
  checkFlow(faults, policy.review, flows);
  checkReview(faults, policy.review);
  if (policy.quality !== undefined) checkQuality(faults, policy.quality);
  if (policy.sla !== undefined) checkSla(faults, policy.sla, policy.review);
  const unreadable = markdownFault(policy.instructions ?? '');
  faults.require(unreadable === undefined, 'instructions', unreadable ?? '');
  return faults.found;
}

/** What the server would refuse in a new project. */
export function projectFaults(
  name: string,
  mediaType: string,
  policy: Policy,
  flows: FlowVersion[],
): Fault[] {
  const named = NAME.test(name) ? [] : [{ path: 'name', text: NAME_FORM }];
  return [...named, ...policyFaults(mediaType, policy, flows)];
}

/** What the server takes, but what hardly anybody wants. */
export function policyDoubts(policy: Policy): Fault[] {
  const doubts = new Faults();
  policy.ontology.annotations.forEach((one, i) =>
    doubts.require(
      one.options.length !== 1,
      `ontology.annotations[${i}].options`,
      'With one option there is nothing to decide',
    ),
  );
  const seen = policy.review.stages.some((stage) => stage.share > 0);
  doubts.require(seen, 'review.stages', 'With every share at 0 %, nobody reviews any row');
  const unaudited = policy.preLabel !== undefined && policy.preLabel.auditShare === 0;
  doubts.require(
    !unaudited,
    'preLabel.auditShare',
    'Without audits, nobody learns how often the model is wrong',
  );
  return doubts.found;
}

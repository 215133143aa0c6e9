import type { SlaState } from '../api/types';

/** A step of a process where rows can wait or pass. */
export interface Step {
  id: string;
  name: string;
}

/** How many rows are at a step, and how the most urgent of them stands. */
export interface StepCount {
  rows: number;
  status?: SlaState | undefined;
}

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const DI = 'http://www.omg.org/spec/BPMN/20100524/DI';
const DC = 'http://www.omg.org/spec/DD/20100524/DC';

const STEPS = new Set([
  'task',
  'userTask',
  'serviceTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'manualTask',
  'callActivity',
]);

function places(document: Document): Map<string, number> {
  const shapes = [...document.getElementsByTagNameNS(DI, 'BPMNShape')];
  return new Map(
    shapes.map((shape) => [
      shape.getAttribute('bpmnElement') ?? '',
      Number(shape.getElementsByTagNameNS(DC, 'Bounds')[0]?.getAttribute('x') ?? 0),
    ]),
  );
}

/** Steps beside the main way, such as of an escalation, are read last. */
const BESIDE = 1e6;

/** The steps of a process as one reads its diagram, from left to right. */
export function stepsOf(xml: string): Step[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const left = places(document);
  const order = (element: Element): number =>
    (left.get(element.getAttribute('id') ?? '') ?? 0) +
    (element.parentElement?.localName === 'subProcess' ? BESIDE : 0);
  return [...document.getElementsByTagNameNS(BPMN, '*')]
    .filter((element) => STEPS.has(element.localName))
    .sort((one, other) => order(one) - order(other))
    .map((element) => ({
      id: element.getAttribute('id') ?? '',
      name: element.getAttribute('name') ?? element.getAttribute('id') ?? '',
    }));
}

import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import type { SlaState } from '../api/types';
import classes from './Diagram.module.css';
import type { Step, StepCount } from './steps';
import { stepWords } from './words';

interface Canvas {
  zoom: (scale: number | 'fit-viewport', center?: 'auto') => number;
  resized: () => void;
  addMarker: (element: string, marker: string) => void;
  removeMarker: (element: string, marker: string) => void;
}

interface Services {
  canvas: Canvas;
  elementRegistry: {
    get: (id: string) => object | undefined;
    getGraphics: (id: string) => SVGElement;
  };
  overlays: {
    add: (
      element: string,
      type: string,
      overlay: {
        position: Record<string, number>;
        scale: { min: number; max: number };
        html: HTMLElement;
      },
    ) => string;
    remove: (filter: { type: string }) => void;
  };
  zoomScroll: { stepZoom: (delta: number) => void };
}

const MARKERS: Record<SlaState, string> = {
  BREACHED: classes['breached'] ?? '',
  AT_RISK: classes['atRisk'] ?? '',
  ON_TRACK: classes['onTrack'] ?? '',
};
const HIGHLIGHTED = classes['highlighted'] ?? '';
const ALL_MARKERS = [...Object.values(MARKERS), HIGHLIGHTED];

/** What is drawn onto the diagram. */
export interface Drawn {
  steps: Step[];
  counts: Record<string, StepCount>;
  highlighted: string | undefined;
  opens: boolean;
}

/** A process diagram in an element of the page. */
export interface DiagramView {
  draw: (drawn: Drawn) => void;
  zoom: (step: 1 | -1) => void;
  fit: () => void;
  resized: () => void;
  focus: (step: string) => void;
  destroy: () => void;
}

function badge(at: StepCount): HTMLElement {
  const element = document.createElement('span');
  element.className = `${classes['badge']} ${at.status === undefined ? '' : MARKERS[at.status]}`;
  element.textContent = String(at.rows);
  element.setAttribute('aria-hidden', 'true');
  return element;
}

function mark({ canvas, overlays }: Services, step: Step, drawn: Drawn): void {
  ALL_MARKERS.forEach((marker) => canvas.removeMarker(step.id, marker));
  const at = drawn.counts[step.id];
  if (at === undefined || at.rows === 0) return;
  if (at.status !== undefined) canvas.addMarker(step.id, MARKERS[at.status]);
  overlays.add(step.id, 'rows', {
    position: { top: 0, right: 0 },
    scale: { min: 1, max: 1.4 },
    html: badge(at),
  });
}

function describe({ elementRegistry }: Services, step: Step, drawn: Drawn): void {
  const graphics = elementRegistry.getGraphics(step.id);
  const here = step.id === drawn.highlighted;
  graphics.setAttribute('role', drawn.opens ? 'button' : 'img');
  graphics.setAttribute('aria-label', stepWords(step, drawn.counts[step.id], here));
  graphics.setAttribute('data-step', step.id);
  if (drawn.opens) graphics.classList.add(classes['opens'] ?? '');
  if (!graphics.hasAttribute('tabindex')) graphics.setAttribute('tabindex', '-1');
}

/** Only one step is reached by Tab; the arrows go on from there. */
function reach({ elementRegistry }: Services, steps: Step[], reached: string | undefined): void {
  steps.forEach((step) =>
    elementRegistry.getGraphics(step.id).setAttribute('tabindex', step.id === reached ? '0' : '-1'),
  );
}

const firstOf = (steps: Step[], wanted: string | undefined): string | undefined =>
  (steps.find((step) => step.id === wanted) ?? steps[0])?.id;

function viewOf(viewer: NavigatedViewer<Services>): DiagramView {
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  const zoomScroll = viewer.get('zoomScroll');
  const services = { canvas, elementRegistry: registry, overlays, zoomScroll };
  let fitted = true;
  let known: Step[] = [];
  let place: string | undefined;
  const moveTo = (next: string | undefined) => {
    if (place !== undefined) canvas.removeMarker(place, HIGHLIGHTED);
    place = next !== undefined && registry.get(next) !== undefined ? next : undefined;
    if (place !== undefined) canvas.addMarker(place, HIGHLIGHTED);
  };
  const fit = () => {
    canvas.zoom('fit-viewport', 'auto');
    fitted = true;
  };
  fit();
  return {
    draw: (drawn) => {
      overlays.remove({ type: 'rows' });
      const steps = drawn.steps.filter((step) => registry.get(step.id) !== undefined);
      steps.forEach((step) => {
        mark(services, step, drawn);
        describe(services, step, drawn);
      });
      moveTo(drawn.highlighted);
      if (known.length === 0) reach(services, steps, firstOf(steps, drawn.highlighted));
      known = steps;
    },
    zoom: (step) => {
      zoomScroll.stepZoom(step);
      fitted = false;
    },
    fit,
    resized: () => {
      canvas.resized();
      if (fitted) fit();
    },
    focus: (step) => {
      reach(services, known, step);
      registry.getGraphics(step).focus();
    },
    destroy: () => viewer.destroy(),
  };
}

/** Shows a process in an element, in the colours of the page. */
export async function show(container: HTMLElement, xml: string): Promise<DiagramView> {
  const viewer = new NavigatedViewer<Services>({
    container,
    zoomScroll: { enabled: false },
    keyboard: { bind: false },
    bpmnRenderer: {
      defaultFillColor: 'var(--mantine-color-body)',
      defaultStrokeColor: 'var(--cs-diagram-stroke)',
      defaultLabelColor: 'var(--mantine-color-text)',
    },
    textRenderer: { defaultStyle: { fontFamily: 'inherit', fontSize: 11 } },
  });
  await viewer.importXML(xml);
  container.querySelector('svg')?.setAttribute('tabindex', '-1');
  return viewOf(viewer);
}

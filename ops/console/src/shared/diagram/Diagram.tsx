import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { Failed } from '../ui/Asking';
import classes from './Diagram.module.css';
import { StepList } from './StepList';
import { stepsOf, type StepCount } from './steps';
import { useDiagramView } from './useDiagramView';

interface DiagramProps {
  label: string;
  xml: string;
  /** What is at each step, by the step's id. */
  counts?: Record<string, StepCount>;
  /** The step at which a row is, or the event at which it ended. */
  highlighted?: string | undefined;
  onOpen?: ((step: string) => void) | undefined;
  height?: number;
  /** Whether the steps stand beside the diagram as a list. */
  list?: boolean;
}

const NONE: Record<string, StepCount> = {};
const MOVES: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const stepAt = (target: EventTarget): string | undefined =>
  (target as Element).closest('[data-step]')?.getAttribute('data-step') ?? undefined;

function Tool({ label, run, children }: { label: string; run: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="md" aria-label={label} onClick={run}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** A process with what is at its steps; arrows go from step to step, + − 0 zoom, Enter opens. */
export function Diagram(props: DiagramProps) {
  const { label, xml, counts = NONE, highlighted, onOpen, height = 420, list = true } = props;
  const container = useRef<HTMLDivElement>(null);
  const steps = useMemo(() => stepsOf(xml), [xml]);
  const { view, error } = useDiagramView(container, xml);
  const [pressedAt, setPressedAt] = useState({ x: 0, y: 0 });
  const opens = onOpen !== undefined;
  useEffect(() => {
    view?.draw({ steps, counts, highlighted, opens });
  }, [view, steps, counts, highlighted, opens]);

  const open = (target: EventTarget) => {
    const step = stepAt(target);
    if (step !== undefined) onOpen?.(step);
  };
  const move = (target: EventTarget, by: number) => {
    const at = steps.findIndex((step) => step.id === stepAt(target));
    const next = steps[Math.max(0, Math.min(steps.length - 1, at + by))];
    if (next !== undefined) view?.focus(next.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = MOVES[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (by !== undefined) move(event.target, by);
    else if (event.key === '+' || event.key === '=') view?.zoom(1);
    else if (event.key === '-') view?.zoom(-1);
    else if (event.key === '0') view?.fit();
    else if (event.key === 'Enter' || event.key === ' ') open(event.target);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const dragged = Math.hypot(event.clientX - pressedAt.x, event.clientY - pressedAt.y) > 4;
    if (!dragged) open(event.target);
  };
  if (error !== undefined) return <Failed error={error} />;
  return (
    <div className={classes['layout']} data-list={list}>
      <div className={classes['frame']} style={{ height }} role="group" aria-label={label}>
        <div
          ref={container}
          className={classes['canvas']}
          onKeyDown={onKeyDown}
          onMouseDown={(event) => setPressedAt({ x: event.clientX, y: event.clientY })}
          onClick={onClick}
        />
        <Group gap={4} className={classes['tools']}>
          <Tool label="Zoom in (+)" run={() => view?.zoom(1)}>
            <IconPlus size={16} aria-hidden />
          </Tool>
          <Tool label="Zoom out (−)" run={() => view?.zoom(-1)}>
            <IconMinus size={16} aria-hidden />
          </Tool>
          <Tool label="Show all (0)" run={() => view?.fit()}>
            <IconArrowsMaximize size={16} aria-hidden />
          </Tool>
        </Group>
      </div>
      {list && <StepList steps={steps} counts={counts} highlighted={highlighted} onOpen={onOpen} />}
    </div>
  );
}

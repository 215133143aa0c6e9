import { useRef, type PointerEvent } from 'react';
import type { Of } from '../../../shared/annotation/annotation';
import stageClasses from '../../../shared/annotation/annotation.module.css';
import type { CodePoints } from '../../../shared/annotation/codePoints';
import { MarkedText } from '../../../shared/annotation/MarkedText';
import type { Look } from '../../../shared/annotation/palette';
import { meant } from './caret';
import classes from './editing.module.css';
import type { Label } from './useLabel';
import { useTextPen } from './useTextPen';

/** How many UTF-16 units of the text lie before a place in the page. */
function unitsBefore(text: Node, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** What is selected inside `text`, in UTF-16 units; nothing where it is empty or elsewhere. */
function selectionIn(text: Node): [number, number] | undefined {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return undefined;
  return [
    unitsBefore(text, range.startContainer, range.startOffset),
    unitsBefore(text, range.endContainer, range.endOffset),
  ];
}

const PENDING = 'new mark';

/** The text with the label's marks over it, to be marked. */
export function TextEditor({
  name,
  label,
  points,
  lookOf,
  enabled,
  hidden,
}: {
  name: string;
  label: Label;
  points: CodePoints;
  lookOf: (name: string) => Look;
  enabled: boolean;
  hidden: boolean;
}) {
  const text = useRef<HTMLDivElement>(null);
  const pen = useTextPen(label, points, enabled);
  const marks = hidden
    ? []
    : label.annotations.filter((one): one is Of<'span'> => one.type === 'span');
  const begun: Of<'span'>[] =
    pen?.from === undefined || pen.from === pen.at
      ? []
      : [
          {
            name: label.drawn?.name ?? PENDING,
            type: 'span',
            span: { start: Math.min(pen.from, pen.at), end: Math.max(pen.from, pen.at) },
          },
        ];
  const choose = (event: PointerEvent) => {
    const mark = (event.target as Element).closest<HTMLElement>('[data-mark]')?.dataset['mark'];
    const one = mark === undefined ? undefined : marks[Number(mark)];
    label.select(one === undefined ? undefined : label.annotations.indexOf(one));
  };
  const release = (event: PointerEvent) => {
    const selected = text.current === null ? undefined : selectionIn(text.current);
    if (selected === undefined) {
      choose(event);
      return;
    }
    if (!enabled || label.drawn?.type !== 'span') return;
    const span = meant(points, ...selected);
    window.getSelection()?.removeAllRanges();
    if (span !== undefined) label.add({ name: label.drawn.name, type: 'span', span });
  };
  return (
    <div
      className={`${stageClasses.text} ${classes.text}`}
      role="region"
      aria-label={name}
      tabIndex={0}
      onPointerUp={release}
    >
      <div ref={text}>
        <MarkedText
          points={points}
          spans={[...marks, ...begun]}
          lookOf={lookOf}
          selected={label.selected?.type === 'span' ? label.selected : undefined}
          caret={pen?.at}
        />
      </div>
    </div>
  );
}

import { useRef, type PointerEvent } from 'react';
import { markingOf } from '../../../shared/annotationKinds/registry';
import { marksOf } from '../../../shared/label/marks';
import type { CodePoints } from '../../../shared/text/codePoints';
import { MarkedText, type Mark } from '../../../shared/text/MarkedText';
import textClasses from '../../../shared/text/text.module.css';
import type { Look } from '../../../shared/ui/look';
import { meant, wholeWords } from './caret';
import classes from './editing.module.css';
import type { Label } from './useLabel';
import { useTextPen, type TextPen } from './useTextPen';

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

/** The mark that the keyboard has begun. */
function begun(pen: TextPen | undefined, name: string, look: Look): Mark[] {
  if (pen?.from === undefined || pen.from === pen.at) return [];
  const span = { start: Math.min(pen.from, pen.at), end: Math.max(pen.from, pen.at) };
  return [{ span, name, look, tag: name }];
}

/** The text with the label's marks over it; selecting marks whole words, with Alt single letters. */
export function TextEditor({
  rowKey,
  label,
  points,
  lookOf,
  enabled,
  hidden,
}: {
  rowKey: string;
  label: Label;
  points: CodePoints;
  lookOf: (name: string) => Look;
  enabled: boolean;
  hidden: boolean;
}) {
  const text = useRef<HTMLDivElement>(null);
  const pen = useTextPen(label, points, enabled);
  const places = hidden
    ? []
    : label.annotations.flatMap((one, place) => (markingOf(one) === undefined ? [] : [place]));
  const marks = hidden
    ? []
    : marksOf(label.annotations, lookOf).map((mark, at) => ({
        ...mark,
        selected: places[at] === label.editing.selected,
      }));
  const drawn = label.drawn && markingOf(label.drawn) && label.drawn;
  const name = drawn?.name ?? '';
  const choose = (event: PointerEvent) => {
    const mark = (event.target as Element).closest<HTMLElement>('[data-mark]')?.dataset['mark'];
    label.select(mark === undefined ? undefined : places[Number(mark)]);
  };
  const release = (event: PointerEvent) => {
    const selected = text.current === null ? undefined : selectionIn(text.current);
    if (selected === undefined) {
      choose(event);
      return;
    }
    const marking = drawn && markingOf(drawn);
    if (!enabled || marking === undefined) return;
    const [from, to] = event.altKey ? selected : wholeWords(points, ...selected);
    const span = meant(points, from, to);
    window.getSelection()?.removeAllRanges();
    if (span !== undefined) label.add(marking.marked(name, span));
  };
  return (
    <div
      className={`${textClasses.text} ${classes.text}`}
      role="region"
      aria-label={rowKey}
      tabIndex={0}
      onPointerUp={release}
    >
      <div ref={text}>
        <MarkedText
          points={points}
          marks={[...marks, ...begun(pen, name, lookOf(name))]}
          caret={pen?.at}
        />
      </div>
    </div>
  );
}

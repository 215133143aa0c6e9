import { useState } from 'react';
import { markingOf } from '../../../shared/annotationKinds/registry';
import type { CodePoints } from '../../../shared/text/codePoints';
import { useKeys, type KeyBinding } from '../../../shared/keys/registry';
import { meant, strode, type Stride } from './caret';
import type { Label } from './useLabel';

/** The keyboard's caret in a text, and where its mark began. */
export interface TextPen {
  at: number;
  from: number | undefined;
}

const STRIDES: [string, string, Stride, 1 | -1][] = [
  ['ArrowRight', 'forward one character', 'character', 1],
  ['ArrowLeft', 'back one character', 'character', -1],
  ['Mod+ArrowRight', 'forward one word', 'word', 1],
  ['Mod+ArrowLeft', 'back one word', 'word', -1],
  ['ArrowDown', 'forward one sentence', 'sentence', 1],
  ['ArrowUp', 'back one sentence', 'sentence', -1],
];

/** Marks by the keyboard; `enabled` while the label can be changed. */
export function useTextPen(label: Label, points: CodePoints, enabled: boolean) {
  const [pen, setPen] = useState<TextPen>();
  const [end, setEnd] = useState<'start' | 'end'>('end');
  const { selected: place } = label.editing;
  const marking = label.selected && markingOf(label.selected);
  const mark = marking && label.selected;
  const drawn = label.drawn && markingOf(label.drawn);
  const busy = pen !== undefined;
  const start = () => {
    if (drawn === undefined) return;
    setPen({
      at: mark === undefined || marking === undefined ? 0 : marking.spanOf(mark).end,
      from: undefined,
    });
    label.select(undefined);
  };
  const put = () => {
    if (pen === undefined || label.drawn === undefined || drawn === undefined) return;
    if (pen.from === undefined) {
      setPen({ ...pen, from: pen.at });
      return;
    }
    if (pen.from === pen.at) return;
    const span = meant(points, points.toUnit(pen.from), points.toUnit(pen.at));
    if (span === undefined) return;
    setPen(undefined);
    label.add(drawn.marked(label.drawn.name, span));
  };
  const stride = (by: Stride, way: 1 | -1) => {
    if (pen !== undefined) {
      setPen({ ...pen, at: strode(points, pen.at, by, way) });
      return;
    }
    if (mark === undefined || marking === undefined || place === undefined) return;
    const before = marking.spanOf(mark);
    const span = { ...before, [end]: strode(points, before[end], by, way) };
    if (span.start < span.end) label.replace(place, marking.moved(mark, span), `end ${place}`);
  };
  const erase = () => {
    if (place !== undefined && mark !== undefined) label.remove(place);
  };
  const escape = () => {
    setPen(undefined);
    label.select(undefined);
  };
  const moves = enabled && (busy || mark !== undefined);
  useKeys([
    ...STRIDES.map(([key, does, by, way]): KeyBinding => ({
      key,
      does: `Move the caret, or the end of the mark, ${does}`,
      run: () => stride(by, way),
      enabled: moves,
    })),
    { key: 'd', does: 'Mark with the keyboard', run: start, enabled },
    { key: ' ', does: 'Start or end the mark', run: put, enabled: enabled && busy },
    { key: 'Enter', does: 'Start or end the mark', run: put, enabled: enabled && busy },
    { key: ',', does: 'Move the start of the mark', run: () => setEnd('start'), enabled: moves },
    { key: '.', does: 'Move the end of the mark', run: () => setEnd('end'), enabled: moves },
    {
      key: 'Escape',
      does: 'Clear the selection',
      run: escape,
      enabled: busy || mark !== undefined,
    },
    { key: 'Delete', does: 'Delete the selection', run: erase, enabled: enabled && !busy },
    { key: 'Backspace', does: 'Delete the selection', run: erase, enabled: enabled && !busy },
  ]);
  return pen;
}

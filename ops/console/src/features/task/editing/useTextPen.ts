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
  ['ArrowRight', 'on by a character', 'character', 1],
  ['ArrowLeft', 'back by a character', 'character', -1],
  ['Mod+ArrowRight', 'on by a word', 'word', 1],
  ['Mod+ArrowLeft', 'back by a word', 'word', -1],
  ['ArrowDown', 'on by a sentence', 'sentence', 1],
  ['ArrowUp', 'back by a sentence', 'sentence', -1],
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
    setPen({ at: mark === undefined || marking === undefined ? 0 : marking.spanOf(mark).end, from: undefined });
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
      does: `Caret, or the end of the mark, ${does}`,
      run: () => stride(by, way),
      enabled: moves,
    })),
    { key: 'd', does: 'Mark with the keyboard', run: start, enabled },
    { key: ' ', does: 'Begin the mark, and end it', run: put, enabled: enabled && busy },
    { key: 'Enter', does: 'Begin the mark, and end it', run: put, enabled: enabled && busy },
    { key: ',', does: 'Move where the mark begins', run: () => setEnd('start'), enabled: moves },
    { key: '.', does: 'Move where the mark ends', run: () => setEnd('end'), enabled: moves },
    { key: 'Escape', does: 'Choose nothing', run: escape, enabled: busy || mark !== undefined },
    { key: 'Delete', does: 'Delete what is chosen', run: erase, enabled: enabled && !busy },
    { key: 'Backspace', does: 'Delete what is chosen', run: erase, enabled: enabled && !busy },
  ]);
  return pen;
}

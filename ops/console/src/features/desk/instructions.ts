import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { create } from '../../shared/store/store';

const NAME = 'countersign.instructions';
const READ = 'countersign.instructionsRead';
const MOST_READ = 100;

/** On wide screens they stand beside the row, as long as nobody hides them. */
const beside = create(localStorage.getItem(NAME) !== 'hidden');

function toggleBeside(): void {
  beside.set((was) => !was);
  localStorage.setItem(NAME, beside.get() ? 'shown' : 'hidden');
}

/** A short number for a text: what was read is told apart from what was changed since. */
function mark(text: string): string {
  let sum = 0;
  for (let place = 0; place < text.length; place += 1) {
    sum = (Math.imul(sum, 31) + text.charCodeAt(place)) | 0;
  }
  return `${text.length}.${sum}`;
}

const readMarks = (): string[] => (localStorage.getItem(READ) ?? '').split(' ').filter(Boolean);

function noteRead(text: string): void {
  const own = mark(text);
  const others = readMarks().filter((one) => one !== own);
  localStorage.setItem(READ, [...others, own].slice(-MOST_READ).join(' '));
}

/**
 * Whether a row's instructions are shown, and how to change that. A narrow screen has no room beside
 * the row: they are folded once they were shown for one row, until they change.
 */
export function useInstructions(text: string | undefined) {
  const narrow = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false });
  const wanted = beside.use();
  const [unfolded, setUnfolded] = useState(
    () => text !== undefined && !readMarks().includes(mark(text)),
  );
  useEffect(() => {
    if (text !== undefined) noteRead(text);
  }, [text]);
  return {
    shown: text !== undefined && (narrow ? unfolded : wanted),
    toggle: narrow ? () => setUnfolded((was) => !was) : toggleBeside,
  };
}

export type Instructions = ReturnType<typeof useInstructions>;

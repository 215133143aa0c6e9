import { render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { bindings, useKeys } from './registry';

function Bound({ keys, run }: { keys: string[]; run: (key: string) => void }) {
  useKeys(keys.map((key) => ({ key, does: key, run: () => run(key) })));
  return <input aria-label="field" />;
}

const press = (key: string, target: EventTarget = window, init: KeyboardEventInit = {}) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
  );

afterEach(() => vi.restoreAllMocks());

it('runs a key, and two keys after one another', () => {
  const run = vi.fn();
  const { unmount } = render(<Bound keys={['a', 'g o']} run={run} />);
  press('a');
  press('g');
  press('o');
  expect(run.mock.calls.flat()).toEqual(['a', 'g o']);
  unmount();
  press('a');
  expect(run).toHaveBeenCalledTimes(2);
  expect(bindings.get().size).toBe(0);
});

it('leaves what is typed into a field alone, except with the modifier', () => {
  const run = vi.fn();
  const { getByLabelText, unmount } = render(<Bound keys={['a', 'Mod+Enter']} run={run} />);
  press('a', getByLabelText('field'));
  expect(run).not.toHaveBeenCalled();
  press('Enter', getByLabelText('field'), { ctrlKey: true });
  expect(run).toHaveBeenCalledWith('Mod+Enter');
  unmount();
});

it('tells redo from undo, and leaves Enter to the button that has the keyboard', () => {
  const run = vi.fn();
  const { unmount } = render(
    <>
      <Bound keys={['Mod+z', 'Mod+Shift+z', 'Enter']} run={run} />
      <button>Press</button>
    </>,
  );
  press('z', window, { ctrlKey: true });
  press('Z', window, { ctrlKey: true, shiftKey: true });
  const button = document.querySelector('button');
  if (button !== null) press('Enter', button);
  expect(run.mock.calls.flat()).toEqual(['Mod+z', 'Mod+Shift+z']);
  unmount();
});

it('gives a key back to whoever had it before', () => {
  const run = vi.fn();
  const page = render(<Bound keys={['Enter']} run={() => void run('page')} />);
  const tool = render(<Bound keys={['Enter']} run={() => void run('tool')} />);
  press('Enter');
  tool.unmount();
  press('Enter');
  page.unmount();
  expect(run.mock.calls.flat()).toEqual(['tool', 'page']);
});

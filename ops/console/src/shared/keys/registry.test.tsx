import { render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { bindings, useKeys } from './registry';

function Bound({
  keys,
  run,
  alone = false,
  always = false,
}: {
  keys: string[];
  run: (key: string) => void;
  alone?: boolean;
  always?: boolean;
}) {
  useKeys(
    keys.map((key) => ({ key, does: key, run: () => run(key) })),
    { alone, always },
  );
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

it('acts once while a key is held, but for what moves', () => {
  const run = vi.fn();
  const { unmount } = render(<Bound keys={['a', 'Enter', 'ArrowLeft', '+', 'Mod+z']} run={run} />);
  press('a');
  press('a', window, { repeat: true });
  press('Enter', window, { repeat: true });
  press('ArrowLeft', window, { repeat: true });
  press('+', window, { repeat: true });
  press('z', window, { repeat: true, ctrlKey: true });
  expect(run.mock.calls.flat()).toEqual(['a', 'ArrowLeft', '+', 'Mod+z']);
  unmount();
});

it('leaves a held key that nothing here is bound to alone, and decides once from a field', () => {
  const run = vi.fn();
  const { getByLabelText, unmount } = render(<Bound keys={['Mod+Enter']} run={run} />);
  expect(press('Tab', window, { repeat: true })).toBe(true);
  expect(press('PageDown', window, { repeat: true })).toBe(true);
  const field = getByLabelText('field');
  press('Enter', field, { ctrlKey: true });
  press('Enter', field, { ctrlKey: true, repeat: true });
  expect(run.mock.calls.flat()).toEqual(['Mod+Enter']);
  unmount();
});

it('does not press a button again and again, and lets a letter be typed so', () => {
  const { getByLabelText, unmount } = render(
    <>
      <Bound keys={['a']} run={vi.fn()} />
      <button>Press</button>
    </>,
  );
  const button = document.querySelector('button');
  expect(button).not.toBeNull();
  if (button !== null) {
    expect(press('Enter', button)).toBe(true);
    expect(press('Enter', button, { repeat: true })).toBe(false);
  }
  expect(press('a', getByLabelText('field'), { repeat: true })).toBe(true);
  unmount();
});

it('has the keys of the page wait for what asks something', () => {
  const run = vi.fn();
  const page = render(<Bound keys={['Enter', 'a']} run={(key) => void run(`page ${key}`)} />);
  const panel = render(<Bound keys={['1']} alone run={(key) => void run(`panel ${key}`)} />);
  const late = render(<Bound keys={['b']} run={(key) => void run(`late ${key}`)} />);
  ['Enter', 'a', 'b', '1'].forEach((key) => press(key));
  panel.unmount();
  ['a', 'b'].forEach((key) => press(key));
  expect(run.mock.calls.flat()).toEqual(['panel 1', 'page a', 'late b']);
  page.unmount();
  late.unmount();
});

it('keeps what is there always while something is asked', () => {
  const run = vi.fn();
  const help = render(<Bound keys={['?']} always run={run} />);
  const page = render(<Bound keys={['a']} run={run} />);
  const panel = render(<Bound keys={['1']} alone run={run} />);
  ['?', 'a', '1'].forEach((key) => press(key));
  expect(run.mock.calls.flat()).toEqual(['?', '1']);
  expect([...bindings.get().keys()]).toEqual(['?', '1']);
  [help, page, panel].forEach(({ unmount }) => unmount());
});

it('leaves a key to the dialog that it closes', () => {
  const run = vi.fn();
  const { unmount } = render(<Bound keys={['Escape']} run={run} />);
  const dialog = document.body.appendChild(document.createElement('div'));
  dialog.setAttribute('role', 'dialog');
  const close = () => dialog.remove();
  document.body.addEventListener('keydown', close);
  press('Escape', document.body);
  expect(run).not.toHaveBeenCalled();
  press('Escape', document.body);
  expect(run).toHaveBeenCalledTimes(1);
  document.body.removeEventListener('keydown', close);
  unmount();
});

import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { addLayout } from '../ui/jsdom.sample';
import { FilterBar } from './FilterBar';

beforeAll(addLayout);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Bar() {
  const [values, setValues] = useState<{ key?: string }>({});
  return (
    <MantineProvider>
      <FilterBar
        filters={[{ name: 'key' as const, label: 'Key', complete: (text) => text.length > 1 }]}
        values={values}
        onChange={(name, value) => setValues(value ? { [name]: value } : {})}
        onClear={() => setValues({})}
      />
      <button onClick={() => setValues({ key: 'sku-1' })}>Saved</button>
    </MantineProvider>
  );
}

it('keeps the field and its focus while somebody types', () => {
  vi.useFakeTimers();
  const { getByLabelText } = render(<Bar />);
  const field = getByLabelText('Key') as HTMLInputElement;
  field.focus();
  fireEvent.change(field, { target: { value: 'ab' } });
  act(() => void vi.advanceTimersByTime(1_000));
  expect(getByLabelText('Key')).toBe(field);
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe('ab');
});

it('shows what was chosen elsewhere', () => {
  const { getByLabelText, getByText } = render(<Bar />);
  const field = getByLabelText('Key') as HTMLInputElement;
  fireEvent.click(getByText('Saved'));
  expect(field.value).toBe('sku-1');
  fireEvent.click(getByText('Clear'));
  expect(field.value).toBe('');
  fireEvent.click(getByText('Saved'));
  expect(field.value).toBe('sku-1');
});

it('waits for what can be asked for', () => {
  vi.useFakeTimers();
  const { getByLabelText, getByText } = render(<Bar />);
  fireEvent.change(getByLabelText('Key'), { target: { value: 'a' } });
  act(() => void vi.advanceTimersByTime(1_000));
  expect(getByText('Clear').closest('button')?.disabled).toBe(true);
});

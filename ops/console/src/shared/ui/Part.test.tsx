import { MantineProvider } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { Asking } from './Asking';
import { addLayout } from './jsdom.sample';
import { Page } from './Page';

beforeAll(addLayout);
// React says what broke; that is meant here.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const show = (page: ReactNode) => render(<MantineProvider>{page}</MantineProvider>);

function Broken(): ReactNode {
  throw new Error('broken');
}

it('keeps a page whose part breaks', () => {
  const { getByText, getByRole } = show(
    <Page title="Rows" ofFigures={false}>
      <p>before</p>
      <Broken />
      <p>after</p>
    </Page>,
  );
  expect(getByRole('heading', { name: 'Rows' })).toBeDefined();
  expect([getByText('before'), getByText('after')]).toHaveLength(2);
  expect(getByRole('alert').textContent).toContain('could not be shown');
});

it('keeps what is around an answer that breaks', () => {
  const query = { data: 1 } as UseQueryResult<number>;
  const { getByText, getByRole } = show(
    <>
      <p>around</p>
      <Asking query={query}>
        {() => {
          throw new Error('broken');
        }}
      </Asking>
    </>,
  );
  expect(getByText('around')).toBeDefined();
  expect(getByRole('alert')).toBeDefined();
});

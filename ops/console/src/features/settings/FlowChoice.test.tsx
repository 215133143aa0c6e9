import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';
import type { FlowVersion, Policy } from '../../shared/api/types';
import { FLOWS } from '../../shared/projects/flows.sample';
import { addLayout } from '../../shared/ui/jsdom.sample';
import { FlowChoice } from './FlowChoice';
import { draftOf } from './draft';
import { DraftingProvider, useDraftForm } from './form';
import { TEMPLATES } from './templates';

const policy = TEMPLATES[0]?.policy(FLOWS[0]) as Policy;

beforeAll(addLayout);

function Settings({ flows }: { flows: FlowVersion[] }) {
  const drafting = useDraftForm(draftOf('a', 'image/*', policy), flows, false);
  return (
    <MantineProvider>
      <DraftingProvider value={drafting}>
        <FlowChoice />
        <output>{drafting.draft.review.flowVersion}</output>
      </DraftingProvider>
    </MantineProvider>
  );
}

const showsVersion = (version: number) =>
  expect(screen.getByRole('status').textContent).toBe(String(version));

it('keeps the version of a project until a newer one is asked for', () => {
  const newer = { ...FLOWS[0], version: FLOWS[0].version + 1, name: 'The newer one' };
  const { unmount } = render(<Settings flows={[...FLOWS, newer]} />);
  showsVersion(FLOWS[0].version);
  fireEvent.click(screen.getByRole('button', { name: `Use version ${newer.version}` }));
  showsVersion(newer.version);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('The newer one')).toBeTruthy();
  unmount();
});

it('says so where a flow or its version is no longer offered', () => {
  const others = FLOWS.filter(({ key }) => key !== FLOWS[0].key);
  const none = render(<Settings flows={others} />);
  expect(screen.getByText('Choose a flow')).toBeTruthy();
  none.unmount();
  const newer = { ...FLOWS[0], version: FLOWS[0].version + 1 };
  const another = render(<Settings flows={[...others, newer]} />);
  expect(screen.getByText(/^Version 1 is not offered; the newest is 2$/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Use version 2' })).toBeTruthy();
  another.unmount();
});

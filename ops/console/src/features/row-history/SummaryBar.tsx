import { Text } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import type { Row, RowEvent } from '../../shared/api/types';
import type { NameOf } from '../../shared/history/tell';
import { count, share } from '../../shared/ui/numbers';
import { stateName } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import { Copyable } from './Copyable';
import classes from './row.module.css';
import { summaryOf, type Summary } from './summary';

const listed = (names: string[]): string => names.join(', ') || 'nobody';

function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes['item']}>
      <Text component="dt" fz="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" fz="sm" m={0}>
        {children}
      </Text>
    </div>
  );
}

/** Who or what had the last word; a row may pass by what its labellers say. */
function lastWordName({ acceptedBy }: Row): string {
  if (acceptedBy === 'MODEL') return 'Accepted by the model';
  return acceptedBy === 'LABEL' ? 'Accepted' : 'Accepted after review by';
}

function Who({ row, summary }: { row: Row; summary: Summary }) {
  return (
    <>
      <Item name="State">
        <b>{stateName(row.state)}</b>
        {row.finishedAt !== undefined && (
          <>
            {', '}
            <When at={row.finishedAt} as="date" />
          </>
        )}
      </Item>
      {summary.acceptedBy !== undefined && (
        <Item name={lastWordName(row)}>{summary.acceptedBy}</Item>
      )}
      <Item name="Labelled by">{listed(summary.authors)}</Item>
      <Item name="Reviewed by">{listed(summary.reviewers)}</Item>
    </>
  );
}

function Models({ summary }: { summary: Summary }) {
  return (
    <>
      {summary.models.map((model) => (
        <Item key={model.sha256} name={`Model ${model.name} ${model.version}, SHA-256`}>
          <Copyable value={model.sha256} name="model hash" short />
        </Item>
      ))}
      {summary.confidence !== undefined && (
        <Item name="Confidence">{share(summary.confidence)}</Item>
      )}
    </>
  );
}

/** Who, when, which: what is asked of a row first. */
export function SummaryBar({
  row,
  events,
  nameOf,
}: {
  row: Row;
  events: RowEvent[];
  nameOf: NameOf;
}) {
  const summary = useMemo(() => summaryOf(row, events, nameOf), [row, events, nameOf]);
  return (
    <dl className={classes['summary']} aria-label="Who, when, which">
      <Who row={row} summary={summary} />
      <Models summary={summary} />
      <Item name="Policy">version {row.policyVersion}</Item>
      <Item name="Registered">
        <When at={row.registeredAt} as="date" />
      </Item>
      <Item name="Events">{count(row.version + 1)}</Item>
      <Item name="Content, SHA-256">
        <Copyable value={row.content.sha256} name="content hash" short />
      </Item>
      <Item name="Row">
        <Copyable value={row.id} name="row ID" short />
      </Item>
    </dl>
  );
}

import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Dashboard } from '../../shared/api/types';
import { Estimate } from '../../shared/figures/Estimate';
import { NumberLink, PlaceLink } from '../../shared/ui/NumberLink';
import { share } from '../../shared/ui/numbers';
import { stateName } from '../../shared/ui/status';
import classes from './Figures.module.css';
import { rowsOf } from '../../shared/address/places';

function Figure({
  label,
  note,
  children,
}: {
  label: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes['figure']}>
      <Text component="dt" fz="xs" c="dimmed">
        {label}
      </Text>
      <dd className={classes['value']}>{children}</dd>
      <Text component="dd" m={0} fz="xs" c="dimmed">
        {note ?? ' '}
      </Text>
    </div>
  );
}

/** The rows of a project by state; each number opens its rows. */
export function StateFigures({ project, board }: { project: string; board: Dashboard }) {
  const states = Object.entries(board.states).filter(([, rows]) => rows > 0);
  return (
    <dl className={classes['figures']}>
      <Figure label="Rows">
        <NumberLink value={board.rows} label="rows" link={rowsOf(project, {})} />
      </Figure>
      {states.map(([state, rows]) => (
        <Figure key={state} label={stateName(state)} note={share(rows / board.rows)}>
          <NumberLink
            value={rows}
            label={`rows: ${stateName(state)}`}
            link={rowsOf(project, { state })}
          />
        </Figure>
      ))}
    </dl>
  );
}

/** How well the work goes, in four figures. */
export function QualityFigures({ project, board }: { project: string; board: Dashboard }) {
  const { autoAccepted: auto } = board;
  const link = (value: number, label: string, search: Record<string, string>) => (
    <NumberLink inText value={value} label={label} link={rowsOf(project, search)} />
  );
  const basis = (label: string, search: Record<string, string>) => ({
    label,
    link: rowsOf(project, search),
  });
  return (
    <dl className={classes['figures']}>
      <Figure
        label="First-pass yield"
        note={
          <PlaceLink
            link={rowsOf(project, { reviewed: 'true', firstPass: 'true' })}
            text="passed the first time"
          />
        }
      >
        <Estimate
          of={board.firstPassYield}
          basis={basis('reviewed and accepted rows', { reviewed: 'true', state: 'ACCEPTED' })}
        />
      </Figure>
      <Figure
        label="Rework rate"
        note={
          <PlaceLink
            link={rowsOf(project, { rejected: 'true', state: 'ACCEPTED' })}
            text="were rejected"
          />
        }
      >
        <Estimate
          of={board.reworkRate}
          basis={basis('reviewed and accepted rows', { reviewed: 'true', state: 'ACCEPTED' })}
        />
      </Figure>
      <Figure
        label="Accepted by the model"
        note={<>{link(auto.rows, 'rows accepted by the model', { acceptedBy: 'MODEL' })} rows</>}
      >
        {share(auto.share)}
      </Figure>
      <Figure
        label="Accuracy in audits"
        note={
          auto.auditedAccuracy.of === 0 ? (
            'No audits yet'
          ) : (
            <>
              {link(auto.auditedAccuracy.hits, 'audited rows that the model was right on', {
                audited: 'true',
                agreed: 'true',
              })}{' '}
              right
            </>
          )
        }
      >
        <Estimate of={auto.auditedAccuracy} basis={basis('audited rows', { audited: 'true' })} />
      </Figure>
      <Figure
        label="Model and people agree"
        note={
          <>
            {link(board.preLabelAgreement.share.hits, 'rows that they agree on', {
              agreed: 'true',
            })}{' '}
            agree
          </>
        }
      >
        <Estimate
          of={board.preLabelAgreement.share}
          basis={basis('compared rows', { counted: 'COMPARED' })}
        />
      </Figure>
    </dl>
  );
}

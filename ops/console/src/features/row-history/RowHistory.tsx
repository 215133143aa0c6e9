import type { Project, Row } from '../../shared/api/types';
import { useNames } from '../../shared/projects/names';
import { Page } from '../../shared/ui/Page';
import { eventAt, useHistory } from './history';
import { Neighbours } from './Neighbours';
import { Panels, type PanelsProps } from './Panels';
import { PrintedHistory } from './PrintedHistory';
import { useLightPaper, usePrinting } from './printing';
import { ReopeningRequest } from './ReopeningRequest';
import { RowActions } from './RowActions';
import classes from './row.module.css';
import { SummaryBar } from './SummaryBar';
import { TakeAway } from './TakeAway';
import { Timeline } from './Timeline';
import { VersionBar } from './VersionBar';
import { useVersions } from './useVersions';

/** The slider, the timeline and the row at the version that is chosen. */
function Screen(props: PanelsProps) {
  const { history, versions, nameOf } = props;
  const { version } = versions.shown;
  return (
    <>
      <VersionBar
        version={version}
        last={versions.last}
        event={eventAt(history.events, version)}
        nameOf={nameOf}
        show={versions.show}
      />
      <div className={classes['columns']}>
        <section className={classes['aside']} aria-label="History">
          <Timeline
            history={history}
            version={version}
            compared={versions.compared?.version}
            kinds={versions.kinds}
            nameOf={nameOf}
            show={versions.show}
            compare={versions.compare}
            filter={versions.filter}
          />
        </section>
        <div className={classes['main']}>
          <Panels {...props} />
        </div>
      </div>
    </>
  );
}

/** A row's history with the row as it was, and what can be done with it now. */
export function RowHistory({ row, project }: { row: Row; project: Project }) {
  const history = useHistory(row.id);
  const nameOf = useNames(project.id, history.people);
  const versions = useVersions(row);
  const printing = usePrinting();
  useLightPaper(printing);
  const definitions = project.ontology.annotations;
  const crumbs = [
    { label: project.name, to: `/projects/${project.id}` },
    { label: 'Rows', to: `/projects/${project.id}/rows` },
  ];
  return (
    <Page
      title={row.key}
      crumbs={crumbs}
      asOf={row.asOf}
      ofFigures={false}
      actions={
        <>
          <Neighbours project={project.id} row={row.id} />
          <RowActions row={row} />
          <TakeAway row={row.id} name={row.key} history={history} />
        </>
      }
    >
      <ReopeningRequest row={row} />
      <SummaryBar row={row} events={history.events} nameOf={nameOf} />
      {printing ? (
        <PrintedHistory row={row} history={history} nameOf={nameOf} definitions={definitions} />
      ) : (
        <Screen {...{ row, history, nameOf, versions, definitions }} />
      )}
    </Page>
  );
}

import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Share } from '../../shared/api/types';
import { Estimate } from '../../shared/figures/Estimate';
import { drawnOf, estimated } from '../../shared/figures/estimate';
import { ChartPanel } from '../../shared/chart/ChartPanel';
import { Asking } from '../../shared/ui/Asking';
import { NumberLink, type Place } from '../../shared/ui/NumberLink';
import { count, share } from '../../shared/ui/numbers';
import classes from './ProjectPage.module.css';
import { rowsOf } from '../../shared/address/places';
import { qualityQuery, type Quality } from '../../shared/models/queries';

type Go = (place: Place) => void;

const ENOUGH_NOTE = 'bars need 20 compared rows';

/** How often something was right where it was compared. */
interface Right {
  name: string;
  found: Share;
  link: Place;
}

/** An end of the interval, as a column. */
const bound = (of: (row: Right) => number) => ({
  value: of,
  cell: (row: Right) => share(of(row)),
});

interface ShareChartProps {
  title: string;
  note: string;
  what: string;
  rows: Right[];
  go: Go;
}

/** Shares of what was right, as bars from 0 to 100 %. */
function ShareChart({ title, note, what, rows, go }: ShareChartProps) {
  return (
    <ChartPanel
      title={title}
      note={note}
      rows={rows}
      height={260}
      empty="No decisions on proposals yet"
      onOpen={(row) => go(row.link)}
      columns={[
        { key: 'name', title: what, value: (row) => row.name },
        {
          key: 'compared',
          title: 'Compared',
          align: 'end',
          value: (row) => row.found.of,
          cell: (row) => (
            <NumberLink value={row.found.of} label={`compared: ${row.name}`} link={row.link} />
          ),
        },
        { key: 'right', title: 'Right', align: 'end', value: (row) => row.found.hits },
        {
          key: 'share',
          title: 'Share',
          align: 'end',
          value: (row) => row.found.share ?? '',
          cell: (row) => <Estimate of={row.found} />,
        },
        { key: 'low', title: 'At least (95 %)', align: 'end', ...bound((row) => row.found.low) },
        { key: 'high', title: 'At most (95 %)', align: 'end', ...bound((row) => row.found.high) },
      ]}
      option={() => ({
        legend: { show: false },
        grid: { left: 8, right: 16, top: 8, bottom: 4, outerBoundsMode: 'same' },
        xAxis: { type: 'value', max: 1, axisLabel: { formatter: (value: number) => share(value) } },
        yAxis: { type: 'category', inverse: true, data: rows.map((row) => row.name) },
        tooltip: {
          trigger: 'axis',
          renderMode: 'richText',
          confine: true,
          valueFormatter: (value: unknown) => share(Number(value)),
        },
        series: [
          {
            name: title,
            type: 'bar',
            barMaxWidth: 16,
            data: rows.map((row) => drawnOf(row.found)),
          },
        ],
      })}
    />
  );
}

function QualityOf({ project, quality, go }: { project: string; quality: Quality; go: Go }) {
  const { model, version: modelVersion } = quality;
  const name = `${model} ${modelVersion}`;
  const classesOf = Object.entries(quality.byClass).map(([predictedClass, found]) => ({
    name: predictedClass,
    found,
    link: rowsOf(project, { model, modelVersion, predictedClass, counted: 'COMPARED' }),
  }));
  const bands = quality.byConfidence.map((band) => ({
    name: `${share(band.from)} – ${share(band.to)}`,
    found: band.precision,
    link: rowsOf(project, {
      model,
      modelVersion,
      confidenceBand: String(Math.round(band.from * 10)),
      counted: 'COMPARED',
    }),
  }));
  return (
    <>
      <ShareChart
        title={`Precision of ${name} by class`}
        note={`${count(quality.proposed)} proposed. Precision where people decided: ${estimated(quality.precision)}; ${ENOUGH_NOTE}`}
        what="Class"
        rows={classesOf}
        go={go}
      />
      <ShareChart
        title={`Precision of ${name} by confidence`}
        note={`A well-calibrated model is right as often as it is confident; ${ENOUGH_NOTE}`}
        what="Confidence"
        rows={bands}
        go={go}
      />
    </>
  );
}

/** How precise each model was, by class and by confidence. */
export function ModelCharts({ project, go }: { project: string; go: Go }) {
  const models = useQuery(qualityQuery(project));
  return (
    <section aria-labelledby="model">
      <Title order={2} id="model" mb="xs">
        Model
      </Title>
      <div className={classes['charts']}>
        <Asking query={models} lines={8}>
          {({ items }) =>
            items.map((quality) => (
              <QualityOf
                key={`${quality.model} ${quality.version}`}
                {...{ project, quality, go }}
              />
            ))
          }
        </Asking>
      </div>
    </section>
  );
}

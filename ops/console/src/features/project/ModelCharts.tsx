import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Dashboard } from '../../shared/api/types';
import { ChartPanel } from '../../shared/chart/ChartPanel';
import { Asking } from '../../shared/ui/Asking';
import { NumberLink, type Place } from '../../shared/ui/NumberLink';
import { count, share } from '../../shared/ui/numbers';
import classes from './ProjectPage.module.css';
import { rowsOf } from './links';
import { qualityQuery, type Quality } from '../../shared/models/queries';

type Go = (place: Place) => void;

/** How often something was compared, and how often it was right. */
interface Right {
  name: string;
  compared: number;
  right: number;
  share: number;
  link: Place;
}

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
          value: (row) => row.compared,
          cell: (row) => (
            <NumberLink value={row.compared} label={`compared: ${row.name}`} link={row.link} />
          ),
        },
        { key: 'right', title: 'Right', align: 'end', value: (row) => row.right },
        {
          key: 'share',
          title: 'Share',
          align: 'end',
          value: (row) => row.share,
          cell: (row) => share(row.share),
        },
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
        series: [{ name: title, type: 'bar', barMaxWidth: 16, data: rows.map((row) => row.share) }],
      })}
    />
  );
}

function QualityOf({ project, quality, go }: { project: string; quality: Quality; go: Go }) {
  const { model, version: modelVersion } = quality;
  const name = `${model} ${modelVersion}`;
  const classesOf = Object.entries(quality.byClass).map(([predictedClass, found]) => ({
    ...found,
    name: predictedClass,
    share: found.precision,
    link: rowsOf(project, { model, modelVersion, predictedClass, reviewed: 'true' }),
  }));
  const bands = quality.byConfidence.map((band) => ({
    ...band,
    name: `${share(band.from)} – ${share(band.to)}`,
    share: band.precision,
    link: rowsOf(project, {
      model,
      modelVersion,
      confidenceFrom: String(band.from),
      confidenceTo: String(band.to),
    }),
  }));
  return (
    <>
      <ShareChart
        title={`Precision of ${name} by class`}
        note={`${count(quality.proposed)} proposed; precision ${share(quality.precision)} of what people looked at`}
        what="Class"
        rows={classesOf}
        go={go}
      />
      <ShareChart
        title={`Precision of ${name} by confidence`}
        note="A well-calibrated model is right as often as it is confident"
        what="Confidence"
        rows={bands}
        go={go}
      />
    </>
  );
}

/** How well model and people agree by class, and how precise each model was. */
export function ModelCharts({ project, board, go }: { project: string; board: Dashboard; go: Go }) {
  const models = useQuery(qualityQuery(project));
  const agreement = Object.entries(board.preLabelAgreement.byClass).map(([name, found]) => ({
    name,
    compared: found.compared,
    right: found.agreed,
    share: found.share,
    link: rowsOf(project, { finalClass: name, reviewed: 'true' }),
  }));
  return (
    <section aria-labelledby="model">
      <Title order={2} id="model" mb="xs">
        Model
      </Title>
      <div className={classes['charts']}>
        <ShareChart
          title="Agreement of pre-label and final label by class"
          note="How often the final label matches the proposal"
          what="Class"
          rows={agreement}
          go={go}
        />
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

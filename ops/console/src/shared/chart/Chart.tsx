import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { useChartColors, type ChartColors } from './colors';
import { baseOf, themeOf } from './theme';

/** A point of a chart that was chosen. */
export interface Picked {
  series: string;
  index: number;
}

export interface ChartProps {
  /** What the chart shows, for those who do not see it. */
  label: string;
  /** The chart in ECharts' terms; what is left out comes from the page's look. */
  option: (colors: ChartColors) => EChartsCoreOption;
  height: number;
  onPick?: ((point: Picked) => void) | undefined;
}

function optionOf({ option, label }: ChartProps, colors: ChartColors): EChartsCoreOption {
  return { ...baseOf(colors, label), ...option(colors) };
}

/** Draws a chart; the library comes when the first one is shown. */
export function Chart(props: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const drawn = useRef<ECharts>(undefined);
  const latest = useRef(props);
  const colors = useChartColors();
  useEffect(() => {
    latest.current = props;
    drawn.current?.setOption(optionOf(props, colors), { replaceMerge: ['series'] });
  });
  useEffect(() => {
    const here = element.current;
    if (here === null) return undefined;
    const stop = new AbortController();
    void import('./echarts').then(({ init }) => {
      if (stop.signal.aborted) return;
      const theme = themeOf(colors, getComputedStyle(here).fontFamily);
      const chart = init(here, theme, { renderer: 'svg' });
      chart.setOption(optionOf(latest.current, colors));
      chart.on('click', ({ seriesName, dataIndex }) =>
        latest.current.onPick?.({ series: seriesName ?? '', index: dataIndex }),
      );
      drawn.current = chart;
      const observer = new ResizeObserver(() => chart.resize());
      observer.observe(here);
      stop.signal.addEventListener('abort', () => {
        observer.disconnect();
        chart.dispose();
        drawn.current = undefined;
      });
    });
    return () => stop.abort();
  }, [colors]);
  return <div ref={element} role="img" aria-label={props.label} style={{ height: props.height }} />;
}

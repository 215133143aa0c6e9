import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColors } from './colors';

const FONT_SIZE = 12;

function axis(colors: ChartColors) {
  return {
    axisLine: { lineStyle: { color: colors.line } },
    axisTick: { show: false },
    axisLabel: { color: colors.dimmed, fontSize: FONT_SIZE, hideOverlap: true },
    splitLine: { lineStyle: { color: colors.line } },
    nameTextStyle: { color: colors.dimmed, fontSize: FONT_SIZE },
  };
}

/** How charts look, from the page's own colours. */
export function themeOf(colors: ChartColors, fontFamily: string) {
  return {
    color: colors.series,
    backgroundColor: 'transparent',
    textStyle: { fontFamily, color: colors.text, fontSize: FONT_SIZE },
    categoryAxis: { ...axis(colors), splitLine: { show: false } },
    valueAxis: axis(colors),
    timeAxis: { ...axis(colors), splitLine: { show: false } },
    legend: {
      textStyle: { color: colors.text, fontSize: FONT_SIZE },
      inactiveColor: colors.dimmed,
      itemWidth: 14,
      itemHeight: 8,
    },
    line: { symbolSize: 5, lineStyle: { width: 2 } },
  };
}

/** What every chart shares: no tooltip made of markup, no motion for those who want none. */
export function baseOf(colors: ChartColors, label: string): EChartsCoreOption {
  return {
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 250,
    aria: { enabled: true, label: { description: label } },
    grid: { left: 8, right: 16, top: 32, bottom: 4, outerBoundsMode: 'same' },
    legend: { top: 0, left: 0 },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: colors.surface,
      borderColor: colors.line,
      textStyle: { color: colors.text, fontSize: FONT_SIZE },
    },
  };
}

import { useMemo, useSyncExternalStore } from 'react';

/** The colours of a chart in the scheme that the page has. */
export interface ChartColors {
  scheme: string;
  text: string;
  dimmed: string;
  line: string;
  surface: string;
  accent: string;
  onTrack: string;
  atRisk: string;
  breached: string;
  /** For series, the first one first; told apart by people who do not see all colours. */
  series: string[];
}

const SCHEME = 'data-mantine-color-scheme';

function follow(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: [SCHEME] });
  return () => observer.disconnect();
}

const scheme = (): string => document.documentElement.getAttribute(SCHEME) ?? '';

function read(current: string): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    scheme: current,
    text: color('--mantine-color-text'),
    dimmed: color('--mantine-color-dimmed'),
    line: color('--cs-line'),
    surface: color('--mantine-color-body'),
    accent: color('--cs-accent'),
    onTrack: color('--cs-on-track'),
    atRisk: color('--cs-at-risk'),
    breached: color('--cs-breached'),
    series: [1, 2, 3, 4, 5, 6].map((number) => color(`--cs-series-${number}`)),
  };
}

/** The colours of the scheme at hand, new as soon as it changes. */
export function useChartColors(): ChartColors {
  const current = useSyncExternalStore(follow, scheme);
  return useMemo(() => read(current), [current]);
}

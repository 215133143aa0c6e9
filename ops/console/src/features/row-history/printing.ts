import { useLayoutEffect, useSyncExternalStore } from 'react';

const PRINT = window.matchMedia('print');

/** Between the events, whatever the media is at the moment. */
let asked = false;

function subscribe(changed: () => void): () => void {
  const turn = (on: boolean) => () => {
    asked = on;
    changed();
  };
  const [before, after] = [turn(true), turn(false)];
  PRINT.addEventListener('change', changed);
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    PRINT.removeEventListener('change', changed);
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

/** Whether the page is being printed; it is drawn anew before that. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => asked || PRINT.matches);
}

const SCHEME = 'data-mantine-color-scheme';

/** Paper is light, whatever the screen is. */
export function useLightPaper(printing: boolean): void {
  useLayoutEffect(() => {
    const page = document.documentElement;
    const scheme = page.getAttribute(SCHEME);
    if (!printing || scheme === null) return undefined;
    page.setAttribute(SCHEME, 'light');
    return () => page.setAttribute(SCHEME, scheme);
  }, [printing]);
}

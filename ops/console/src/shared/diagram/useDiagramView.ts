import { useEffect, useState, type RefObject } from 'react';
import type { DiagramView } from './viewer';

/** Shows a process in an element; the library comes when the first one is shown. */
export function useDiagramView(container: RefObject<HTMLElement | null>, xml: string) {
  const [view, setView] = useState<DiagramView>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const here = container.current;
    if (here === null) return undefined;
    const stop = new AbortController();
    const place = (made: DiagramView) => {
      if (stop.signal.aborted) {
        made.destroy();
        return;
      }
      const observer = new ResizeObserver(made.resized);
      const wheel = (event: WheelEvent) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        made.zoom(event.deltaY < 0 ? 1 : -1);
      };
      observer.observe(here);
      here.addEventListener('wheel', wheel, { passive: false, signal: stop.signal });
      stop.signal.addEventListener('abort', () => {
        observer.disconnect();
        made.destroy();
        setView(undefined);
      });
      setView(made);
    };
    import('./viewer')
      .then(({ show }) => show(here, xml))
      .then(place)
      .catch((cause: unknown) => setError(cause));
    return () => stop.abort();
  }, [container, xml]);
  return { view, error };
}

import { useEffect } from 'react';
import { useOutbox } from '../../shared/outbox/useOutbox';
import { dropAhead } from './ahead';

let open = 0;

/** While a desk is shown, rows are loaded ahead; when it is left for good, they are given back. */
export function useDeskOpen(): void {
  const outbox = useOutbox();
  useEffect(() => {
    open += 1;
    const leave = () => dropAhead(true);
    window.addEventListener('pagehide', leave);
    return () => {
      open -= 1;
      window.removeEventListener('pagehide', leave);
      setTimeout(() => {
        if (open > 0) return;
        dropAhead();
        outbox.flush();
      });
    };
  }, [outbox]);
}

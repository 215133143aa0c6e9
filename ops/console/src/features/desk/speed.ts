/** Names of the marks in the browser's timeline. */
const DECIDED = 'countersign:decided';
const SHOWN = 'countersign:decision-to-next-row';

/** Somebody decided: from here on the next row is waited for. */
export function markDecision(): void {
  performance.clearMarks(DECIDED);
  performance.mark(DECIDED);
}

/** The next row is on the screen: after it has been painted. */
export function markShown(): void {
  if (performance.getEntriesByName(DECIDED, 'mark').length === 0) return;
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      if (performance.getEntriesByName(DECIDED, 'mark').length === 0) return;
      performance.measure(SHOWN, DECIDED);
      performance.clearMarks(DECIDED);
    };
    channel.port2.postMessage(undefined);
  });
}

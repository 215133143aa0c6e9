/** Fewest and most rows of a grid. */
export const FEWEST = 12;
export const MOST = 60;

/** Sizes of a cell, in pixels of the page. */
export const CELLS = {
  image: { width: 132, height: 150 },
  text: { width: 250, height: 104 },
};

/** How wide the panel beside the grid is, and how high everything above it. */
const PANEL = 320;
const ABOVE = 150;
/** Where the panel comes below the grid. */
const NARROW = 992;

/** How many rows fit on a screen at once, within bounds. */
export function rowsFor(
  screen: { width: number; height: number },
  cell: { width: number; height: number },
): number {
  const beside = screen.width < NARROW ? 0 : PANEL;
  const columns = Math.max(1, Math.floor((screen.width - beside) / cell.width));
  const lines = Math.max(1, Math.floor((screen.height - ABOVE) / cell.height));
  return Math.min(MOST, Math.max(FEWEST, columns * lines));
}

/** Where a key leads from cell `at`, in so many columns; it stays where there is nothing. */
export function moved(at: number, key: string, count: number, columns: number): number {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const to = at + (steps[key] ?? 0);
  return to < 0 || to >= count ? at : to;
}

/** How many columns cells are in, by how far from the top each is. */
export function columnsOf(tops: number[]): number {
  const next = tops.findIndex((top) => top !== tops[0]);
  return Math.max(1, next === -1 ? tops.length : next);
}

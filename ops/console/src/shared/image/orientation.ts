import type { Size } from './geometry';

/**
 * Whether a picture that browsers turn was measured, and drawn on, as it is stored: so were all
 * until rows came to be measured as they are shown.
 */
export const isMeasuredAsStored = (shown: Size, measured: Size): boolean =>
  shown.width !== shown.height && shown.width > shown.height === measured.height > measured.width;

import { searchOf } from '../../shared/address/search';

/** Which flow is shown, where it is not the one of the present policy. */
export const flowSearch = searchOf(['flow', 'version'] as const);

import { createRootRoute } from '@tanstack/react-router';
import { Frame } from './Frame';
import { Missing } from '../shared/ui/Missing';

/** What every page is shown in. */
export const root = createRootRoute({ component: Frame, notFoundComponent: Missing });

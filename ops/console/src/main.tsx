import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { styleNonce } from './shared/session/document';

/** Dialogs keep the page behind them still by a style of their own, which needs the mark too. */
Object.assign(window, { __webpack_nonce__: styleNonce() });

const root = document.getElementById('root');
if (root === null) throw new Error('Expected the page to have a root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  defaultRadius: 'sm',
  fontFamily:
    'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem' },
      h2: { fontSize: '1rem' },
      h3: { fontSize: '0.9375rem' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A name is only read where there is a role.
    Loader: { defaultProps: { role: 'status' } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    // What does not fit is scrolled by keyboard, too.
    TableScrollContainer: {
      defaultProps: { scrollAreaProps: { viewportProps: { tabIndex: 0 } } },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
  },
});

/** Colours with a contrast of at least 4.5 : 1 on the page in both schemes. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#5c636a',
    '--mantine-color-body': '#ffffff',
    '--cs-subtle': '#f6f7f9',
    '--cs-line': '#e3e6ea',
    '--cs-on-track': '#237a36',
    '--cs-at-risk': '#a35200',
    '--cs-breached': '#c42626',
    '--cs-accent': '#3b5bdb',
    '--cs-series-1': '#3b5bdb',
    '--cs-series-2': '#c2410c',
    '--cs-series-3': '#0f766e',
    '--cs-series-4': '#9c36b5',
    '--cs-series-5': '#7a6a00',
    '--cs-series-6': '#5c636a',
  },
  dark: {
    '--mantine-color-dimmed': '#a3a7ae',
    '--mantine-color-placeholder': '#a3a7ae',
    '--mantine-color-body': '#16181b',
    '--cs-subtle': '#1d2024',
    '--cs-line': '#32363c',
    '--cs-on-track': '#69db7c',
    '--cs-at-risk': '#ffc078',
    '--cs-breached': '#ff9b9b',
    '--cs-accent': '#91a7ff',
    '--cs-series-1': '#91a7ff',
    '--cs-series-2': '#ffa94d',
    '--cs-series-3': '#63e6be',
    '--cs-series-4': '#e599f7',
    '--cs-series-5': '#ffe066',
    '--cs-series-6': '#a3a7ae',
  },
});

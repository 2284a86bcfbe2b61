import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const NEUTRAL: MantineColorsTuple = [
  '#f6f7f8',
  '#eff1f3',
  '#e2e5e9',
  '#c6ccd3',
  '#8c96a1',
  '#656f7a',
  '#48515b',
  '#272d34',
  '#14181d',
  '#0e1114',
];

/** Mantine with this product's shapes; its colours come from {@link resolveMantineVariables}. */
export const mantineTheme = createTheme({
  primaryColor: 'neutral',
  primaryShade: { light: 8, dark: 1 },
  colors: { neutral: NEUTRAL },
  defaultRadius: 3,
  cursorType: 'pointer',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '20px', sm: '20px', md: '20px', lg: '20px', xl: '28px' },
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--shadow-pop)',
    lg: 'var(--shadow-pop)',
    xl: 'var(--shadow-pop)',
  },
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  respectReducedMotion: true,
  components: {
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
  },
});

const VARIABLES = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--critical)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-primary-color-filled': 'var(--ink)',
  '--mantine-primary-color-filled-hover': 'var(--ink-2)',
  '--mantine-primary-color-contrast': 'var(--surface)',
};

/** Points Mantine's variables at the tokens, so that one attribute on the root flips everything. */
export const resolveMantineVariables: CSSVariablesResolver = () => ({
  variables: VARIABLES,
  light: VARIABLES,
  dark: VARIABLES,
});

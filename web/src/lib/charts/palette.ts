import type { StageKey } from '@muster/model';

/** The colours of `tokens.css` as a canvas needs them. */
export interface Palette {
  readonly surface: string;
  readonly sunken: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly ok: string;
  readonly warn: string;
  readonly bad: string;
  readonly stages: Readonly<Record<StageKey, string>>;
  /** For kinds of things that have no colour of their own, told apart side by side. */
  readonly series: readonly string[];
  readonly font: string;
}

const stage = (key: StageKey): string => `--stage-${key}`;
const seriesTokens = [
  '--accent',
  '--stage-interview',
  '--stage-offer',
  '--stage-requirement',
  '--stage-onboarding',
  '--warn',
  '--stage-screening',
  '--bad',
  '--text-3',
  '--line-control',
];

/** Reads the colours as they are for this element; `scheme` asks for the ones of light or dark whatever is chosen. */
export function readPalette(host: HTMLElement, scheme?: 'light' | 'dark'): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  if (scheme !== undefined) probe.style.colorScheme = scheme;
  host.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  try {
    return {
      surface: colour('--surface'),
      sunken: colour('--sunken'),
      text: colour('--text'),
      text2: colour('--text-2'),
      text3: colour('--text-3'),
      line: colour('--line'),
      lineStrong: colour('--line-strong'),
      accent: colour('--accent'),
      accentSoft: colour('--accent-soft'),
      ok: colour('--ok'),
      warn: colour('--warn'),
      bad: colour('--bad'),
      stages: {
        requirement: colour(stage('requirement')),
        screening: colour(stage('screening')),
        interview: colour(stage('interview')),
        offer: colour(stage('offer')),
        onboarding: colour(stage('onboarding')),
      },
      series: seriesTokens.map(colour),
      font: getComputedStyle(host).fontFamily,
    };
  } finally {
    probe.remove();
  }
}

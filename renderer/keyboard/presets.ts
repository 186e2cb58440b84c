export type PresetId = 'standard' | 'letters' | 'number-pad';

type Preset = {
  readonly label: string;
  /** Whom it is for, in a sentence. */
  readonly says: string;
  /** Keys by the name of the command; all other commands keep the keys of their map. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
};

/** Ways to lay out the keys. The maps themselves are the standard. */
export const presets = {
  standard: {
    label: 'Standard',
    says: 'J K L play backwards, pause and play; S tags a late start; I and O set where a finding starts and ends.',
    keys: {},
  },
  letters: {
    label: 'Letters',
    says: 'L tags a late start and O another finding; S and X set where a finding starts and ends. No shuttle.',
    keys: {
      'shuttle.back': [],
      'shuttle.pause': [],
      'shuttle.on': [],
      'tag.late': ['L'],
      'tag.other': ['O'],
      'finding.startHere': ['S'],
      'finding.endHere': ['X'],
    },
  },
  'number-pad': {
    label: 'Number pad',
    says: 'Playing, stepping, speed and the four tags lie under one hand on the number pad; the letters work as well.',
    keys: {
      'play.toggle': ['Num5', 'Space'],
      'play.back': ['Num4', 'ArrowLeft'],
      'play.on': ['Num6', 'ArrowRight'],
      'frame.back': ['Num1', ','],
      'frame.on': ['Num3', '.'],
      'speed.slower': ['NumSubtract', '['],
      'speed.faster': ['NumAdd', ']'],
      'speed.normal': ['NumMultiply', '\\'],
      'tag.late': ['Num7', 'S'],
      'tag.narration': ['Num8', 'N'],
      'tag.early': ['Num9', 'E'],
      'tag.note': ['Num0', 'M'],
    },
  },
} as const satisfies Readonly<Record<PresetId, Preset>>;

// One incident seen by two cameras, with a flash and a sharp crack in both: what a desk lays them side by side with.

// Seconds of the first camera; the second began 7.3 s later.
const shout = 18.4;
const lines = (near) =>
  [
    ['nakamura', 'Sir, put the bag down and step away from the car.', { at: 3 }],
    ['citizen', 'This is my car. I lost my key.', 0.6],
    ['desmond', 'I am on your left. Hands on the roof, please.', { at: 10.2 }],
    ['citizen', 'Fine. Fine. What was that?', { at: shout + 0.9 }],
    ['desmond', 'A transformer, over there. Nobody is hurt.', 0.7],
    ['nakamura', 'Two thirty one, transformer blown at Eastgate, send the power company.', 0.8],
    ['citizen', 'Look, the papers are in the glove box.', 1],
    ['nakamura', 'They match. You are free to go, sir. Contact concluded, ending recording.', 2.2],
  ].map(([who, text, when]) => [who, text, when, who === near || who === 'citizen' ? 1 : 0.4]);

const pairRecord = {
  title: 'Suspicious vehicle, Eastgate Market',
  incident: '26-049310',
  uploadedHours: 1.9,
  on: 'Button',
  off: 'Button',
};
const pairDispatch = {
  event: 'E26-111850',
  type: 'Suspicious vehicle',
  priority: '2',
  disposition: 'Unfounded',
};

export const PAIR_OFFSET_MS = 7300;

export const PAIR = [
  {
    file: 'pair-cam-a.mp4',
    scene: 'parkingLotA',
    officer: 'nakamura',
    recorded: '2026-11-18T22:48:12Z',
    seconds: 43,
    buffer: 0,
    passes: [22],
    marks: [shout],
    script: lines('nakamura'),
    record: { ...pairRecord, classification: 'unclassified' },
    dispatch: {
      ...pairDispatch,
      unit: '231G',
      received: -300,
      dispatched: -262,
      enroute: -255,
      arrived: -2,
      cleared: 47,
    },
    findings: ['no buffer'],
    says: 'The first of two cameras: flash and crack at 18.4 s.',
  },
  {
    file: 'pair-cam-b.mp4',
    scene: 'parkingLotB',
    officer: 'desmond',
    recorded: '2026-11-18T22:48:19.3Z',
    seconds: 36,
    shift: PAIR_OFFSET_MS / 1000,
    buffer: 0,
    passes: [14.7],
    marks: [shout],
    script: lines('desmond'),
    record: { ...pairRecord, classification: 'non-evidence' },
    dispatch: {
      ...pairDispatch,
      unit: '231H',
      received: -307.3,
      dispatched: -269.3,
      enroute: -250.3,
      arrived: -9.3,
      cleared: 39.7,
    },
    findings: ['late start', 'no buffer', 'wrong classification'],
    says: 'The second camera, started 7.3 s after the first: flash and crack at 11.1 s. Its class differs from the first.',
  },
];

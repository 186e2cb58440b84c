import { floatsIn, type Graph, type Step, type Weights, writeModel } from './onnxFile.ts';
import { speechContext, speechWindow } from './speechBands.ts';

/** Numbers that the detector carries from one window to the next: two lists of this length. */
export const memoryLength = 128;

/** In Silero's file: everything of its detector for 16,000 samples a second begins so. */
const detector = 'If_0_then_branch__Inline_0__';
/** Its spectrum: so many samples at a time, half of them anew each time; frequencies, each as two numbers. */
const [frame, hop, frequencies] = [256, 128, 129];
/** So many samples, mirrored, are put behind a window. */
const mirrored = 64;
const frames = (speechContext + speechWindow + mirrored - frame) / hop + 1;
/** Its four convolutions over time, three steps wide: channels coming in and going out, and steps from one to the next. */
const layers = [
  { takes: frequencies, gives: 128, stride: 1 },
  { takes: 128, gives: 64, stride: 2 },
  { takes: 64, gives: 64, stride: 2 },
  { takes: 64, gives: 128, stride: 1 },
] as const;

/**
 * Silero VAD 6 as it comes answers for one window at a time, and spends more time on being asked than on listening.
 * This puts the same weights into a graph that answers for any number of windows that follow each other. All that
 * doesn't depend on the window before is done for all of them at once, as products of matrices; the memory then walks
 * over them one by one inside. The answers are the same but for rounding.
 *
 * `windows` [n, 576] (each with the 64 samples before it), `memory` and `carried` [1, 1, 128] → `speech` [n, 1],
 * `memoryAfter`, `carriedAfter`. Throws when the file is another model.
 */
export function manyWindowsAtOnce(silero: Uint8Array): Uint8Array {
  const floats = floatsIn(silero);
  const of = (name: string, length: number): Float32Array => {
    const found = floats.get(detector + name);
    if (found?.length !== length) throw new Error(`The speech model has other weights: ${name}.`);
    return found;
  };
  const parts = [spectrum(of), ...encoder(of), decoder(of)];
  const state = (name: string) => ({ name, shape: [1, 1, memoryLength] });
  return writeModel({
    steps: parts.flatMap(({ steps }) => steps),
    weights: Object.fromEntries(parts.flatMap(({ weights }) => Object.entries(weights))),
    takes: [
      { name: 'windows', shape: ['n', speechContext + speechWindow] },
      state('memory'),
      state('carried'),
    ],
    gives: [{ name: 'speech', shape: ['n', 1] }, state('memoryAfter'), state('carriedAfter')],
  });
}

type Part = Pick<Graph, 'steps' | 'weights'>;
type WeightsOf = (name: string, length: number) => Float32Array;

/** How loud each frequency is in each frame: the windows are cut into overlapping frames, all below each other. */
function spectrum(of: WeightsOf): Part {
  const basis = of('stft.forward_basis_buffer', 2 * frequencies * frame);
  const pieces = frames + 1;
  return {
    steps: [
      {
        does: 'Pad',
        takes: ['windows', 'spectrum pads'],
        gives: ['padded'],
        settings: { mode: 'reflect' },
      },
      step('Reshape', ['padded', 'spectrum pieces'], 'pieces'),
      step('Slice', ['pieces', 'nought', 'last piece', 'one'], 'first halves'),
      step('Slice', ['pieces', 'one', 'end', 'one'], 'second halves'),
      step('Concat', ['first halves', 'second halves'], 'halves', { axis: 2 }),
      step('Reshape', ['halves', 'spectrum frames'], 'frames'),
      step('MatMul', ['frames', 'spectrum basis'], 'waves'),
      {
        does: 'Split',
        takes: ['waves'],
        gives: ['cosines', 'sines'],
        settings: { axis: 1, num_outputs: 2 },
      },
      step('Mul', ['cosines', 'cosines'], 'cosines squared'),
      step('Mul', ['sines', 'sines'], 'sines squared'),
      step('Add', ['cosines squared', 'sines squared'], 'power'),
      step('Sqrt', ['power'], 'loudness'),
      step('Reshape', ['loudness', 'layer 0 shape'], 'layer 0'),
    ],
    weights: {
      'spectrum pads': whole(0, 0, 0, mirrored),
      'spectrum pieces': whole(-1, pieces, hop),
      'spectrum frames': whole(-1, frame),
      'spectrum basis': matrix(frame, 2 * frequencies, (sample, wave) => basis[wave * frame + sample] ?? 0),
      'layer 0 shape': whole(-1, frames * frequencies),
      nought: whole(0),
      one: whole(1),
      'last piece': whole(pieces - 1),
      end: whole(pieces),
    },
  };
}

/** Each convolution over the few frames of a window is one matrix: a row for each number coming in, a column for each going out. */
function encoder(of: WeightsOf): readonly Part[] {
  let length = frames;
  return layers.map(({ takes, gives, stride }, n) => {
    const kernel = of(`encoder.${n}.reparam_conv.weight`, gives * takes * 3);
    const bias = of(`encoder.${n}.reparam_conv.bias`, gives);
    const after = Math.floor((length - 1) / stride) + 1;
    const tap = (row: number, column: number): number => {
      const [time, from] = [Math.floor(row / takes), row % takes];
      const [place, to] = [Math.floor(column / gives), column % gives];
      const tapped = time - place * stride + 1;
      return tapped < 0 || tapped > 2 ? 0 : (kernel[(to * takes + from) * 3 + tapped] ?? 0);
    };
    const weights: Graph['weights'] = {
      [`layer ${n} matrix`]: matrix(length * takes, after * gives, tap),
      [`layer ${n} bias`]: {
        shape: [after * gives],
        values: Float32Array.from({ length: after * gives }, (_, column) => bias[column % gives] ?? 0),
      },
    };
    length = after;
    return {
      steps: [
        step('Gemm', [`layer ${n}`, `layer ${n} matrix`, `layer ${n} bias`], `layer ${n} sums`),
        step('Relu', [`layer ${n} sums`], `layer ${n + 1}`),
      ],
      weights,
    };
  });
}

/** The memory, over the windows in their order, and the answer from it. */
function decoder(of: WeightsOf): Part {
  const gates = 4 * memoryLength;
  const perMemory = ['decoder.rnn.weight_ih', 'decoder.rnn.weight_hh'].map((name) =>
    inOnnxOrder(of(name, gates * memoryLength), memoryLength),
  );
  const biases = ['decoder.rnn.bias_ih', 'decoder.rnn.bias_hh'].flatMap((name) => [
    ...inOnnxOrder(of(name, gates), 1),
  ]);
  const [input = new Float32Array(), recurrence = new Float32Array()] = perMemory;
  return {
    steps: [
      step('Reshape', [`layer ${layers.length}`, 'memory steps'], 'heard'),
      {
        does: 'LSTM',
        takes: ['heard', 'memory input', 'memory recurrence', 'memory bias', '', 'memory', 'carried'],
        gives: ['remembered', 'memoryAfter', 'carriedAfter'],
        settings: { hidden_size: memoryLength },
      },
      step('Reshape', ['remembered', 'memory rows'], 'rows'),
      step('Relu', ['rows'], 'risen'),
      step('Gemm', ['risen', 'answer matrix', 'answer bias'], 'answer'),
      step('Sigmoid', ['answer'], 'speech'),
    ],
    weights: {
      'memory steps': whole(-1, 1, memoryLength),
      'memory rows': whole(-1, memoryLength),
      'memory input': { shape: [1, gates, memoryLength], values: input },
      'memory recurrence': { shape: [1, gates, memoryLength], values: recurrence },
      'memory bias': { shape: [1, 2 * gates], values: Float32Array.from(biases) },
      'answer matrix': { shape: [memoryLength, 1], values: of('decoder.decoder.2.weight', memoryLength) },
      'answer bias': { shape: [1], values: of('decoder.decoder.2.bias', 1) },
    },
  };
}

/** The gates lie as input, forget, cell, output in the file; ONNX wants input, output, forget, cell. */
function inOnnxOrder(weights: Float32Array, width: number): Float32Array {
  const size = memoryLength * width;
  const gate = (n: number): Float32Array => weights.subarray(n * size, (n + 1) * size);
  const ordered = new Float32Array(weights.length);
  for (const [place, from] of [0, 3, 1, 2].entries()) ordered.set(gate(from), place * size);
  return ordered;
}

function step(does: string, takes: readonly string[], gives: string, settings: Step['settings'] = {}): Step {
  return { does, takes, gives: [gives], settings };
}

function whole(...values: readonly number[]): Weights {
  return { shape: [values.length], values: BigInt64Array.from(values, BigInt) };
}

function matrix(rows: number, columns: number, at: (row: number, column: number) => number): Weights {
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) values[row * columns + column] = at(row, column);
  return { shape: [rows, columns], values };
}

/**
 * Reads weights out of an ONNX file, and writes a small one. ONNX is a protocol buffer (`onnx.proto`, version 8 of its
 * form); the few messages that are needed are named by their field numbers here, which never change.
 */
export type Weights = { readonly shape: readonly number[]; readonly values: Float32Array | BigInt64Array };

export type Step = {
  readonly does: string;
  /** Names of what goes in and comes out; '' for an input that is left out. */
  readonly takes: readonly string[];
  readonly gives: readonly string[];
  readonly settings?: Readonly<Record<string, number | string>>;
};

/** What goes into a graph or comes out of it: numbers in this shape; a word for a length that differs from call to call. */
export type Port = { readonly name: string; readonly shape: readonly (number | string)[] };

export type Graph = {
  readonly steps: readonly Step[];
  readonly weights: Readonly<Record<string, Weights>>;
  readonly takes: readonly Port[];
  readonly gives: readonly Port[];
};

const modelField = { form: 1, graph: 7, operators: 8 } as const;
const graphField = { node: 1, name: 2, initializer: 5, input: 11, output: 12 } as const;
const nodeField = { input: 1, output: 2, operator: 4, attribute: 5 } as const;
const attributeField = { name: 1, integer: 3, text: 4, tensor: 5, graph: 6, kind: 20 } as const;
const tensorField = { dims: 1, type: 2, name: 8, raw: 9 } as const;
const tensorType = { float: 1, int64: 7 } as const;
const attributeKind = { integer: 2, text: 3 } as const;
/** Of the file, and of the operators in it. */
const [form, operators] = [8, 18];

/** All constants of floating point in a model, also those within its branches, by the name that its graph gives them. */
export function floatsIn(model: Uint8Array): ReadonlyMap<string, Float32Array> {
  const found = new Map<string, Float32Array>();
  for (const graph of partsOf(model, modelField.graph)) collect(graph, found);
  return found;
}

function collect(graph: Uint8Array, found: Map<string, Float32Array>): void {
  for (const node of partsOf(graph, graphField.node)) {
    const [output] = partsOf(node, nodeField.output);
    for (const attribute of partsOf(node, nodeField.attribute)) {
      for (const branch of partsOf(attribute, attributeField.graph)) collect(branch, found);
      for (const tensor of partsOf(attribute, attributeField.tensor)) {
        const floats = floatsOf(tensor);
        if (floats !== null && output !== undefined) found.set(new TextDecoder().decode(output), floats);
      }
    }
  }
}

function floatsOf(tensor: Uint8Array): Float32Array | null {
  const isFloat = [...fieldsOf(tensor)].some(
    ({ field, value }) => field === tensorField.type && value === tensorType.float,
  );
  const [raw] = partsOf(tensor, tensorField.raw);
  // Copied: in the file they don't begin at a multiple of four.
  return isFloat && raw !== undefined ? new Float32Array(raw.slice().buffer) : null;
}

type Field = { readonly field: number; readonly value: number | Uint8Array };

function partsOf(message: Uint8Array, wanted: number): Uint8Array[] {
  return [...fieldsOf(message)].flatMap(({ field, value }) =>
    field === wanted && value instanceof Uint8Array ? [value] : [],
  );
}

function* fieldsOf(message: Uint8Array): Generator<Field, void> {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let at = 0;
  const number = (): number => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = view.getUint8(at);
      at += 1;
      value += (byte & 0x7f) * scale;
      scale *= 128;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const key = number();
    const [field, kind] = [Math.floor(key / 8), key % 8];
    if (kind === 0) yield { field, value: number() };
    else if (kind === 2) {
      const length = number();
      yield { field, value: message.subarray(at, at + length) };
      at += length;
    } else if (kind === 5) at += 4;
    else if (kind === 1) at += 8;
    else throw new Error('This is no ONNX file.');
  }
}

/** An ONNX file of this graph. */
export function writeModel({ steps, weights, takes, gives }: Graph): Uint8Array {
  const graph = message(
    ...steps.map((step) => [graphField.node, nodeOf(step)] as const),
    [graphField.name, 'graph'],
    ...Object.entries(weights).map(([name, one]) => [graphField.initializer, tensorOf(name, one)] as const),
    ...takes.map((port) => [graphField.input, portOf(port)] as const),
    ...gives.map((port) => [graphField.output, portOf(port)] as const),
  );
  return message(
    [modelField.form, form],
    [modelField.graph, graph],
    [modelField.operators, message([1, ''], [2, operators])],
  );
}

function nodeOf({ does, takes, gives, settings = {} }: Step): Uint8Array {
  return message(
    ...takes.map((name) => [nodeField.input, name] as const),
    ...gives.map((name) => [nodeField.output, name] as const),
    [nodeField.operator, does],
    ...Object.entries(settings).map(([name, value]) => {
      const [field, kind] =
        typeof value === 'number'
          ? [attributeField.integer, attributeKind.integer]
          : [attributeField.text, attributeKind.text];
      return [
        nodeField.attribute,
        message([attributeField.name, name], [field, value], [attributeField.kind, kind]),
      ] as const;
    }),
  );
}

function tensorOf(name: string, { shape, values }: Weights): Uint8Array {
  return message(
    ...shape.map((length) => [tensorField.dims, length] as const),
    [tensorField.type, values instanceof Float32Array ? tensorType.float : tensorType.int64],
    [tensorField.name, name],
    [tensorField.raw, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)],
  );
}

function portOf({ name, shape }: Port): Uint8Array {
  const lengths = shape.map(
    (length) => [1, message(typeof length === 'number' ? [1, length] : [2, length])] as const,
  );
  const tensor = message([1, tensorType.float], [2, message(...lengths)]);
  return message([1, name], [2, message([1, tensor])]);
}

function message(...fields: readonly (readonly [number, number | string | Uint8Array])[]): Uint8Array {
  const parts = fields.flatMap(([field, value]): (readonly number[] | Uint8Array)[] => {
    if (typeof value === 'number') return [[...varint(field * 8), ...varint(value)]];
    const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    return [[...varint(field * 8 + 2), ...varint(bytes.length)], bytes];
  });
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

import fc from 'fast-check';
import { z } from 'zod';

/** What a JSON schema is here: as zod writes it. */
type Shape = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly propertyNames?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
};

/**
 * Values of a schema's shape, mostly. Texts are often taken from `known`, such as ids that exist, so that what is made
 * comes past the border and into the rules behind it. Rules that a JSON schema can't say are left to chance.
 */
export function shaped(schema: z.ZodType, known: readonly string[]): fc.Arbitrary<unknown> {
  return anyOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, known);
}

const texts = [
  'late-start',
  'yes',
  'no-issue',
  '2026-11-02',
  'a',
  '0'.repeat(64),
  '7',
  '"; drop table item; --',
];

function anyOf(shape: Shape, known: readonly string[]): fc.Arbitrary<unknown> {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => anyOf(choice, known)));
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (shape.allOf?.[0] !== undefined) return anyOf(shape.allOf[0], known);
  switch (shape.type) {
    case 'string':
      return textOf(shape, known);
    case 'integer':
    case 'number':
      return numberOf(shape);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return arrayOf(shape, known);
    case 'object':
      return objectOf(shape, known);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function textOf(shape: Shape, known: readonly string[]): fc.Arbitrary<string> {
  const { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = shape;
  const rule = pattern === undefined ? null : new RegExp(pattern, 'u');
  const fits = (text: string): boolean =>
    text.length >= minLength && text.length <= maxLength && (rule?.test(text) ?? true);
  const fitting = [...known, ...texts].filter(fits);
  const [spare = ''] = fitting;
  const free = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => (fits(text) ? text : spare));
  return fitting.length === 0 ? free : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fitting) }, free);
}

function numberOf({ type, minimum, exclusiveMinimum, maximum }: Shape): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? exclusiveMinimum ?? -(2 ** 53), -(2 ** 53) + 1);
  const max = Math.min(maximum ?? 2 ** 53, 2 ** 53 - 1);
  const whole = fc.oneof(
    fc.integer({ min: Math.ceil(min), max: Math.floor(max) }),
    fc
      .integer({ min: 1, max: 300_000 })
      .map((value) => Math.min(Math.max(value, Math.ceil(min)), Math.floor(max))),
  );
  return type === 'integer' ? whole : fc.oneof(whole, fc.double({ min, max, noNaN: true }));
}

function arrayOf(
  { items, prefixItems, minItems = 0, maxItems = 4 }: Shape,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map((item) => anyOf(item, known)));
  return fc.array(anyOf(items ?? {}, known), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 4)),
  });
}

function objectOf(shape: Shape, known: readonly string[]): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = shape;
  const own = Object.entries(properties);
  if (own.length === 0 && typeof additionalProperties === 'object') {
    const names = propertyNames === undefined ? fc.constantFrom(...known) : anyOf(propertyNames, known);
    return fc.dictionary(names as fc.Arbitrary<string>, anyOf(additionalProperties, known), { maxKeys: 3 });
  }
  const model = Object.fromEntries(own.map(([name, part]) => [name, anyOf(part, known)]));
  return fc.record(model, { requiredKeys: [...required] as never[] });
}

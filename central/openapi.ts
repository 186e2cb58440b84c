import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { centralApi } from '../contract/central-api.ts';
import type { Line } from '../contract/line.ts';
import { FeedLine } from '../contract/nouns/feed.ts';
import { Problem, refusals } from '../contract/problem.ts';

/**
 * The contract's page as OpenAPI 3.1, for those who write something else that talks to a central. Checked in as
 * openapi.json; `node central/openapi.ts --write` writes it anew, and a test fails when the two differ.
 */
const file = new URL('openapi.json', import.meta.url);

/** The document as JSON text, as it is checked in. */
export function openApiText(): string {
  return `${JSON.stringify(openApi(), null, 2)}\n`;
}

function openApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, line] of Object.entries<Line>(centralApi)) {
    const path = line.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [line.method.toLowerCase()]: operation(name, line) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Second Watch central',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schema(Problem, 'output'), FeedLine: schema(FeedLine, 'output') },
    },
  };
}

function operation(name: string, line: Line) {
  return {
    operationId: name,
    summary: line.says,
    security: line.who === 'anyone' ? [] : [{ session: [] }],
    parameters: [
      ...parametersOf('path', line.params),
      ...parametersOf('query', line.query),
      ...rangeHeaders(line),
    ],
    ...(line.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schema(line.body, 'input') } },
          },
        }),
    responses: {
      ...successOf(line),
      ...refusalsOf(line),
      '429': problem(`too-many-requests: ${refusals['too-many-requests'].title} Retry-After says how long.`),
      '500': problem('A bug, with its number.'),
    },
  };
}

function successOf(line: Line) {
  if (line.raw === undefined) {
    return {
      '200': {
        description: 'Done.',
        content: { 'application/json': { schema: schema(line.reply, 'output') } },
      },
    };
  }
  if (line.raw === 'application/x-ndjson') {
    const item = { $ref: '#/components/schemas/FeedLine' };
    return {
      '200': { description: 'One FeedLine in each line.', content: { [line.raw]: { schema: item } } },
    };
  }
  const content = { [line.raw]: { schema: { type: 'string', format: 'binary' } } };
  return {
    '200': { description: 'All of it.', content },
    '206': { description: 'The range that was asked for.', content },
    '304': { description: 'Unchanged.' },
  };
}

/** Refusals with one status are one response, because OpenAPI has one description for each status. */
function refusalsOf(line: Line): Record<string, unknown> {
  const byStatus = Map.groupBy(line.refusals, (code) => refusals[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      problem(codes.map((code) => `${code}: ${refusals[code].title}`).join(' ')),
    ]),
  );
}

function problem(description: string) {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function parametersOf(where: 'path' | 'query', part: z.ZodObject | undefined) {
  if (part === undefined) return [];
  const { properties = {}, required = [] } = schema(part, 'output');
  return Object.entries(properties).map(([name, type]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: type,
  }));
}

function rangeHeaders(line: Line) {
  if (!line.refusals.includes('range-not-satisfiable')) return [];
  const header = (name: string) => ({ name, in: 'header', required: false, schema: { type: 'string' } });
  return ['Range', 'If-Range', 'If-None-Match'].map(header);
}

function schema(type: z.ZodType, io: 'input' | 'output') {
  // Each one would name its dialect; the page names it once.
  const { $schema: _dialect, ...rest } = z.toJSONSchema(type, { io, target: 'draft-2020-12' });
  return rest;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--write')) writeFileSync(file, openApiText());
  else process.stdout.write(openApiText());
}

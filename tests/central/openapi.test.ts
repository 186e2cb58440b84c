import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiText } from '../../central/openapi.ts';
import { centralApi } from '../../contract/central-api.ts';
import { jsonRequest, testCentral } from '../support/central.ts';

test('the checked-in OpenAPI page is the contract’s (node central/openapi.ts --write)', () => {
  expect(readFileSync(new URL('../../central/openapi.json', import.meta.url), 'utf8')).toBe(openApiText());
});

test('it is OpenAPI 3.1, and has every line with every status that the contract knows', () => {
  const page = JSON.parse(openApiText()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  };
  expect(page.openapi).toBe('3.1.0');
  const operations = Object.values(page.paths).flatMap((path) => Object.values(path));
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(centralApi).sort());
  const events = page.paths['/v1/events']?.['post'];
  expect(Object.keys(events?.responses ?? {})).toEqual(['200', '400', '401', '413', '429', '500']);
  const footage = page.paths['/v1/footage/{videoId}']?.['get'];
  expect(Object.keys(footage?.responses ?? {})).toEqual([
    '200',
    '206',
    '304',
    '401',
    '403',
    '404',
    '410',
    '416',
    '429',
    '500',
  ]);
});

test('references lead somewhere', () => {
  const page = JSON.parse(openApiText()) as { components: { schemas: Record<string, unknown> } };
  const names = [...openApiText().matchAll(/"\$ref": "#\/([^"]+)"/g)].map(([, path]) => path ?? '');
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name.split('/').slice(0, 2)).toEqual(['components', 'schemas']);
  for (const name of names) expect(Object.keys(page.components.schemas)).toContain(name.split('/')[2]);
});

test('a central serves the page', async () => {
  const central = await testCentral();
  const response = await central.fetch(jsonRequest('GET', '/v1/openapi.json'));
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.text()).toBe(openApiText());
  await central.stop();
});

import { expect, test } from 'vitest';
import { hashOf, type Route, routeOf } from '../../../renderer/route/route.ts';

test.each<[hash: string, route: Route]>([
  ['#/queue', { screen: 'queue' }],
  ['#/sync', { screen: 'sync' }],
  ['#/library', { screen: 'library', query: '' }],
  ['#/library?q=KC21&sort=deletion', { screen: 'library', query: 'q=KC21&sort=deletion' }],
  ['#/review/v1', { screen: 'review', videoId: 'v1', dutyId: null }],
  ['#/review/v%2F1%3F%20%C3%A9?duty=d%261', { screen: 'review', videoId: 'v/1? é', dutyId: 'd&1' }],
  [
    '#/review/v1?sample=d1&item=KC%2C1',
    { screen: 'review', videoId: 'v1', dutyId: null, sample: { drawId: 'd1', itemId: 'KC,1' } },
  ],
  ['#/forms', { screen: 'forms', which: null }],
  ['#/forms/form/f%2F1', { screen: 'forms', which: { noun: 'form', id: 'f/1' } }],
  ['#/forms/code-list/outcome', { screen: 'forms', which: { noun: 'code-list', id: 'outcome' } }],
  ['#/dispatch/census', { screen: 'dispatch', part: 'census', query: '' }],
  ['#/dispatch/measures?unit=s231', { screen: 'dispatch', part: 'measures', query: 'unit=s231' }],
  ['#/samples', { screen: 'samples' }],
  ['#/plan/p%2F1', { screen: 'plan', planId: 'p/1' }],
  ['#/draw/p1', { screen: 'draw', planId: 'p1' }],
  ['#/sample/d1', { screen: 'sample', drawId: 'd1', part: 'items' }],
  ['#/sample/d1?part=results', { screen: 'sample', drawId: 'd1', part: 'results' }],
])('the address %s is a place, and the place has this address', (hash, route) => {
  expect(routeOf(hash)).toEqual(route);
  expect(hashOf(route)).toBe(hash);
});

test.each(['', '#', '#/', '#/nowhere', '#/review/', '#/review/%E0%A4', '#/plan/', '#/sample'])(
  'an address that is none (%s) leads to the queue',
  (hash) => {
    expect(routeOf(hash)).toEqual({ screen: 'queue' });
  },
);

import { cameraKeys, panelKeys } from '../cameras/cameraCommands.ts';
import { censusKeys } from '../dispatch/census/census-keys.ts';
import { riskKeys, waitingKeys } from '../dispatch/classification/class-keys.ts';
import { missingKeys } from '../dispatch/missing/missing-keys.ts';
import { formKeys as editorKeys } from '../forms/form-keys.ts';
import type { Heard } from '../keyboard/bindings.ts';
import type { CommandMap } from '../keyboard/commands.ts';
import { deskKeys, libraryKeys, listKeys, queueKeys, syncKeys } from '../keyboard/desk-keys.ts';
import type { KeyScreen } from '../keyboard/key-screens.ts';
import { findingKeys, formKeys, noIssueKeys, playKeys, reviewKeys } from '../review/reviewKeys.ts';
import {
  drawKeys,
  inReviewKeys,
  itemKeys,
  overviewKeys,
  paperKeys,
  partKeys,
  planKeys,
} from '../samples/sample-keys.ts';

const layer = (title: string, map: CommandMap, inFocus = false): Heard => ({ title, map, inFocus });
const on = (screen: string, ...layers: readonly Heard[]): KeyScreen => ({
  screen,
  layers: [layer('Everywhere', deskKeys), ...layers],
});

/** The commands of every screen, so that each key can be changed from any of them. */
export const everyScreen: readonly KeyScreen[] = [
  on('Queue', layer('List', listKeys), layer('Queue', queueKeys)),
  on('Library', layer('List', listKeys), layer('Library', libraryKeys)),
  on(
    'Review',
    layer('Review', { ...reviewKeys, ...noIssueKeys, ...panelKeys }),
    layer('Playback', playKeys),
    layer('In the form', formKeys, true),
    layer('On a finding', findingKeys, true),
    layer('The chosen camera', cameraKeys),
    layer('Sample', inReviewKeys),
  ),
  on('Samples and audits', layer('List', listKeys), layer('Samples', overviewKeys)),
  on('Plan of an audit', layer('Plan', planKeys)),
  on('Draw', layer('Draw', drawKeys)),
  on('Sample', layer('List', listKeys), layer('Audit', partKeys), layer('Sample', itemKeys)),
  on('Work paper', layer('Audit', partKeys), layer('Work paper', paperKeys)),
  on('Census of dispatches', layer('List', listKeys), layer('Census', censusKeys)),
  on('Missing recordings', layer('List', listKeys), layer('Missing recordings', missingKeys)),
  on('Classes that don’t fit', layer('List', listKeys), layer('Classification', riskKeys)),
  on('Requests for a second person', layer('List', listKeys), layer('Second person', waitingKeys)),
  on('Sync', layer('Sync', syncKeys)),
  on('Forms and lists', layer('List', listKeys), layer('Forms and lists', editorKeys)),
];

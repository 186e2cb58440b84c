import type { ImportKind } from '../contract/import-rows.ts';
import { type CatalogueField, type DispatchField, plainCatalogue, plainDispatch } from './meaning.ts';

type Words<F extends string> = Readonly<Record<F, readonly string[]>>;

/** What cities and vendors call these columns, written without case and marks; the likeliest first. */
const dispatchWords: Words<DispatchField> = {
  eventNumber: [
    'eventnumber eventno eventid callnumber callno callid cadnumber cadno cadid cadeventnumber cadincidentnumber',
    'nopditem itemnumber item cfsnumber callforservicenumber runnumber incidentno incident event',
  ].flatMap(split),
  reportNumber: split(
    'reportnumber reportno casenumber caseno rdno drno reportid offensenumber incidentnumber',
  ),
  unit: split('unitid unit unitname unitnumber callsign radiounit primaryunit respondingunit vehicle'),
  officerBadge: split(
    'officerbadge badgenumber badge badgeno officerid officernumber officerno employeeid empid serial starnumber pin dsn officer',
  ),
  officerName: split('officername primaryofficer nameofficer'),
  callType: split(
    'typetext calltypetext calltypedescription calltype finalcalltype nature callnature eventtype incidenttype typedescription type problem description',
  ),
  priority: split('priority callpriority prioritycode prioritylevel finalpriority originalpriority'),
  selfInitiated: split(
    'selfinitiated officerinitiated onview selfinit proactive initiatedby initiated callsource source',
  ),
  receivedAt: split(
    'receivedat receiveddttm receiveddatetime receivedtime timereceived timecreate timecreated callreceived calldatetime calltime createtime createdat received',
  ),
  dispatchedAt: split(
    'dispatchedat dispatchdttm dispatchdatetime timedispatch timedispatched dispatchtime dispatched firstdispatch',
  ),
  enRouteAt: split('enrouteat enroutedttm responsedttm timeenroute enroutetime enroute respondtime'),
  arrivedAt: split(
    'arrivedat onscenedttm arrivaldttm arrivaldatetime timearrive timearrived arrivetime arrivaltime onscenetime timeonscene onscene arrived arrival',
  ),
  clearedAt: split(
    'clearedat cleardttm closeddttm timeclosed timecleared closedatetime cleardatetime cleartime closetime closedtime availabledttm timeavailable cleared closed available',
  ),
  timeZone: split('timezone tz zone'),
  disposition: split(
    'dispositiontext dispositiondescription finaldisposition callfinaldisposition calldisposition disposition dispo outcome result',
  ),
  citation: split('citation citationnumber ticketnumber ticket summonsnumber arrestnumber'),
  cancelled: split('cancelled canceled iscancelled iscanceled'),
  equipped: split('equipped hascamera bwcequipped bwc'),
};

const catalogueWords: Words<CatalogueField> = {
  file: split('file filename filepath path'),
  vendorId: split('vendorid evidenceid assetid videoid recordingid mediaid id'),
  title: split('title name evidencetitle'),
  incidentNumber: split('incidentnumber incidentno incident caseid idexternal eventnumber cadid'),
  officerBadge: split('officerbadge badgenumber badge badgeid officerid employeeid ownerbadge'),
  officerName: split('officername owner ownername officer uploadedby user'),
  division: split('division bureau district'),
  squad: split('squad group team'),
  unit: split('unit unitid callsign'),
  device: split('device deviceid serial serialnumber deviceserial cameraid camera'),
  model: split('model devicemodel'),
  recordedAt: split(
    'recordedat recordedon recordingstart recordstart starttime startdatetime start begin datecreated recorded',
  ),
  activatedAt: split('activatedat activation activationtime eventstart'),
  endedAt: split('endedat recordingend recordend endtime enddatetime stoptime end stop'),
  duration: split('duration durationseconds durations length lengthseconds runtime'),
  timeZone: split('timezone tz zone'),
  classification: split('classification category categories class retentioncategory tag'),
  uploadedAt: split('uploadedat uploadedon uploadtime uploaddate dateuploaded uploaded'),
  dockedAt: split('dockedat dockedon docktime docked'),
  activationReason: split('activationreason triggerreason trigger'),
  deactivationReason: split('deactivationreason stopreason'),
  muted: split('muted mutes'),
  hold: split('hold legalhold'),
  caseNumber: split('casenumber caseno case'),
};

function split(words: string): readonly string[] {
  return words.split(' ');
}

/**
 * Which column means what, by their names alone: our own names first, then what others call them, then names that contain
 * such a word. Our own single words are everybody's. No column is taken twice; what isn't recognised is left to the reader.
 */
export function guessColumns(kind: ImportKind, headers: readonly string[]): Readonly<Record<string, string>> {
  const plain = kind === 'dispatch' ? plainDispatch.columns : plainCatalogue.columns;
  const words: Readonly<Record<string, readonly string[]>> =
    kind === 'dispatch' ? dispatchWords : catalogueWords;
  const named = headers.filter((header) => header !== '').map((header) => [header, bare(header)] as const);
  const found: Record<string, string> = {};
  const taken = new Set<string>();
  const take = (
    fits: (name: string, word: string) => boolean,
    wordsOf: (field: string) => readonly string[],
  ) => {
    for (const field of Object.keys(words)) {
      if (found[field] !== undefined) continue;
      for (const word of wordsOf(field)) {
        const header = named.find(([name, text]) => !taken.has(name) && fits(text, word))?.[0];
        if (header === undefined) continue;
        found[field] = header;
        taken.add(header);
        break;
      }
    }
  };
  const ours = plain as Readonly<Record<string, string | undefined>>;
  take(
    (name, word) => name === word,
    (field) => (ours[field]?.includes('_') ? [bare(ours[field])] : []),
  );
  take(
    (name, word) => name === word,
    (field) => words[field] ?? [],
  );
  take(
    (name, word) => name.includes(word),
    (field) => (words[field] ?? []).filter((word) => word.length > 7),
  );
  return found;
}

/** What a file with these headers lists: recordings where they name one and when it was made, and no call is told of. */
export function guessKind(headers: readonly string[]): ImportKind {
  const calls = guessColumns('dispatch', headers);
  const clips = guessColumns('catalogue', headers);
  const hasClip = (clips['vendorId'] ?? clips['file']) !== undefined && clips['recordedAt'] !== undefined;
  return hasClip && (calls['dispatchedAt'] ?? calls['arrivedAt']) === undefined ? 'catalogue' : 'dispatch';
}

function bare(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

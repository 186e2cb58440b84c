import { type Classification, deletedAt } from '../../contract/nouns/classification.ts';
import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import type { Officer } from '../../contract/nouns/officer.ts';
import type { Video } from '../../contract/nouns/video.ts';
import { hour, type Instant, instant, minute, ms, second } from '../../contract/time.ts';
import { excuses } from './callTypes.ts';
import type { Contact, Recording } from './contact.ts';
import type { Dice } from './dice.ts';
import type { EventNumbers } from './numbers.ts';
import { classify, type Disposition } from './outcome.ts';
import { rates, zone } from './plan.ts';
import type { Swaps } from './swaps.ts';
import type { Truth } from './truth.ts';

/** What records are made with: chance, the class table, the moment, and what is written down as planted. */
export type Desk = {
  readonly dice: Dice;
  readonly classes: ReadonlyMap<string, Classification>;
  readonly now: number;
  readonly truth: Truth;
  readonly swaps: Swaps;
};

/** What a contact was about. */
export type Matter = {
  readonly label: string;
  readonly usualClass: string;
  readonly priority: string | null;
  readonly isUrgent: boolean;
  readonly isSelfInitiated: boolean;
  /** Null for errands that dispatch knows nothing of. */
  readonly numbers: EventNumbers | null;
  readonly disposition: Disposition | null;
};

export function dispatchRecord(desk: Desk, id: string, matter: Matter, contact: Contact): Dispatch {
  const { dice, truth } = desk;
  const { officer, noVideo } = contact;
  if (noVideo !== null) truth.dispatches[noVideo].push(id);
  const isCancelled = noVideo === 'cancelled';
  const text = matter.disposition?.text ?? 'No report';
  return {
    id,
    eventNumber: matter.numbers?.event ?? id,
    reportNumber: isCancelled ? null : (matter.numbers?.incident ?? null),
    unit: unitOf(officer),
    officerId: officer.id,
    squadId: officer.squadId,
    divisionId: officer.divisionId,
    callType: matter.label,
    priority: matter.priority,
    urgent: matter.isUrgent,
    selfInitiated: matter.isSelfInitiated,
    receivedAt: toSecond(contact.receivedAt),
    dispatchedAt: toSecond(contact.dispatchedAt),
    enRouteAt: contact.enRouteAt === null ? null : toSecond(contact.enRouteAt),
    arrivedAt: contact.arrivedAt === null ? null : toSecond(contact.arrivedAt),
    clearedAt: toSecond(contact.clearedAt),
    zone,
    disposition: isCancelled ? 'Cancelled before arrival' : noVideo === 'excused' ? dice.pick(excuses) : text,
    citation: isCancelled || noVideo === 'excused' ? null : (matter.disposition?.citation ?? null),
    cancelled: isCancelled,
    equipped: officer.equipped,
  };
}

export function videoRecord(
  desk: Desk,
  id: string,
  matter: Matter,
  taken: {
    readonly officer: Officer;
    readonly recording: Recording;
    readonly tourEndsAt: number;
    readonly relatedIds: string[];
  },
): Video {
  const { dice, now, truth } = desk;
  const { officer, recording } = taken;
  const { reel } = recording;
  const recordedAt = instant(recording.recordedAt);
  const durationMs = ms(reel?.durationMs ?? recording.endedAt - recording.recordedAt);
  const endedAt = instant(recordedAt + durationMs);
  const classed = classify(
    dice,
    matter,
    { recordedAt, endedAt, officerName: officer.name },
    desk.classes,
    now,
  );
  const hold = dice.chance(rates.hold) ? 'Litigation hold' : null;
  const isClosed = dice.chance(rates.closed);
  const isRestricted = !isClosed && dice.chance(rates.restricted);
  const ownDevice = `X${6000 + (Number(officer.badge) % 1000)}`;
  const usual = { device: ownDevice, ...uploadOf(dice, endedAt, taken.tourEndsAt) };
  const upload = desk.swaps(officer, endedAt, usual);
  if (upload.isLate) truth.videos.lateUpload.push(id);
  if (classed.isLeftTicket) truth.videos.ticketLeftNonEvidence.push(id);
  if (recording.isLateStart) truth.videos.lateStart.push(id);
  if (recording.isEarlyStop) truth.videos.earlyStop.push(id);
  if (matter.numbers === null) truth.videos.noDispatch.push(id);
  return {
    id,
    vendorId: `${ownDevice}-${recordedAt}`,
    title:
      matter.disposition?.citation != null
        ? `${matter.label}, ${matter.disposition.isArrest ? 'arrest' : 'citation'}`
        : matter.label,
    incidentNumber: incidentNumber(desk, id, matter.numbers),
    officerId: officer.id,
    squadId: officer.squadId,
    divisionId: officer.divisionId,
    unit: unitOf(officer),
    device: upload.device,
    model: 'Model 2',
    recordedAt,
    activatedAt: instant(recording.activatedAt),
    endedAt,
    zone,
    durationMs,
    bufferHasAudio: false,
    muted: reel === null && dice.chance(rates.muted) ? muteOf(dice, durationMs) : [],
    activationReason: dice.weighted(activations, (reason) => reason.weight).text,
    deactivationReason: dice.chance(0.02) ? 'Battery' : 'Button',
    uploadedAt: upload.uploadedAt > now ? null : instant(upload.uploadedAt),
    dockedAt: upload.dockedAt > now ? null : instant(upload.dockedAt),
    classes: classed.tags,
    deletedAt: deletedAt(
      { recordedAt, hold },
      classed.tags.map((tag) => tag.code),
      desk.classes,
    ),
    hold,
    caseNumber: isRestricted ? `IA26-${dice.whole(100, 999)}` : null,
    access: isClosed ? 'closed' : isRestricted ? 'restricted' : 'open',
    accessBasis: isClosed ? 'Active investigation' : isRestricted ? 'Internal affairs' : null,
    media: reel?.media ?? null,
    part: null,
    relatedIds: taken.relatedIds,
  };
}

const activations = [
  { text: 'Button', weight: 7 },
  { text: 'Lights and siren', weight: 2 },
  { text: 'Signal from the vehicle', weight: 1 },
] as const;

/** Docked at the end of the tour, uploaded soon after; or forgotten in a locker. */
function uploadOf(dice: Dice, endedAt: number, tourEndsAt: number) {
  const isLate = dice.chance(rates.lateUpload);
  const dockedAt = isLate
    ? endedAt + dice.skewed(44, 0.5) * hour + 16 * hour
    : Math.max(tourEndsAt, endedAt) + dice.between(5, 70) * minute;
  return { isLate, dockedAt, uploadedAt: dockedAt + dice.between(4, 150) * minute };
}

function incidentNumber({ dice, truth }: Desk, id: string, numbers: EventNumbers | null): string | null {
  if (numbers === null || dice.chance(rates.blankIncidentNumber)) return null;
  if (!dice.chance(rates.wrongIncidentNumber)) return numbers.incident;
  truth.videos.wrongIncidentNumber.push(id);
  // Two digits changed places.
  return numbers.incident.replace(/(\d)(\d)(\d)$/, '$2$1$3') === numbers.incident
    ? `${numbers.incident.slice(0, -1)}${(Number(numbers.incident.slice(-1)) + 1) % 10}`
    : numbers.incident.replace(/(\d)(\d)(\d)$/, '$2$1$3');
}

function muteOf(dice: Dice, durationMs: number): Video['muted'] {
  const startMs = Math.round(dice.between(0.2, 0.6) * durationMs);
  const endMs = Math.min(durationMs, startMs + Math.round(dice.between(8, 90) * second));
  return [{ startMs: ms(startMs), endMs: ms(endMs) }];
}

function unitOf(officer: Officer): string {
  return `${officer.squadId?.replace('squad-', '') ?? '9'}${String.fromCharCode(65 + (Number(officer.badge) % 6))}`;
}

function toSecond(at: number): Instant {
  return instant(Math.floor(at / second) * second);
}

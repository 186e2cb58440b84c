// Who wears which camera, and the clock it burns into the picture.

export const ZONE = 'America/Chicago';

export const OFFICERS = {
  alvarez: { badge: '4417', name: 'M. Alvarez', device: 'X6039' },
  brandt: { badge: '4102', name: 'K. Brandt', device: 'X6012' },
  okafor: { badge: '4390', name: 'T. Okafor', device: 'X6044' },
  lindqvist: { badge: '3981', name: 'S. Lindqvist', device: 'X5987' },
  pruitt: { badge: '4455', name: 'J. Pruitt', device: 'X6071' },
  castellano: { badge: '4203', name: 'N. Castellano', device: 'X6025' },
  nakamura: { badge: '4310', name: 'R. Nakamura', device: 'X6033' },
  desmond: { badge: '4128', name: 'A. Desmond', device: 'X6018' },
};

const local = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'longOffset',
});

/** "2026-10-14 22:43:07 -0500": the local time of an instant in milliseconds, with its offset. */
export function clockText(ms) {
  const part = Object.fromEntries(local.formatToParts(ms).map(({ type, value }) => [type, value]));
  const offset = part.timeZoneName.replace('GMT', '').replace(':', '');
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second} ${offset}`;
}

/** The overlay of an officer's camera that began recording at `startMs`. */
export function overlay(officer, startMs) {
  const { badge, device } = OFFICERS[officer];
  let second = Number.NaN;
  let lines = [];
  return (t) => {
    const now = Math.floor((startMs + t * 1000 + 0.5) / 1000);
    if (now !== second) {
      second = now;
      lines = [clockText(now * 1000), `${device} ${badge}`];
    }
    return lines;
  };
}

/** An instant as catalogues write it: "2026-10-15T03:43:07Z", with milliseconds where there are any. */
export function instantText(ms) {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

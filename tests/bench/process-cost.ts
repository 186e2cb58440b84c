import { readFile } from 'node:fs/promises';

/** The most memory that a process has held so far, in megabytes; null where the system doesn't say. */
export async function peakMegabytesOf(pid: number | undefined): Promise<number | null> {
  const match = /^VmHWM:\s+(\d+) kB/m.exec(await said(pid, 'status'));
  return match ? (Number(match[1]) * 1024) / 1e6 : null;
}

/** Processor time that a process has used so far; null where the system doesn't say. */
export async function processorSecondsOf(pid: number | undefined): Promise<number | null> {
  // After the name in parentheses, user and system time are the 12th and 13th field, in hundredths.
  const [user, system] = (await said(pid, 'stat')).split(') ')[1]?.split(' ').slice(11, 13) ?? [];
  return system === undefined ? null : (Number(user) + Number(system)) / 100;
}

function said(pid: number | undefined, file: 'status' | 'stat'): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}

// What is said in a clip: lines spoken by espeak-ng, cut to what is really heard, placed one after another.

import { run } from './tools.mjs';

export const RATE = 22050;

// Voice, words per minute, pitch; how near the microphone: the officer wears it, the others stand away.
const VOICES = {
  alvarez: { voice: 'en-us+Andy', speed: 158, pitch: 38, near: 1 },
  brandt: { voice: 'en-us+Annie', speed: 160, pitch: 44, near: 1 },
  okafor: { voice: 'en-us+Lee', speed: 150, pitch: 28, near: 1 },
  lindqvist: { voice: 'en-us+Linda', speed: 156, pitch: 50, near: 1 },
  pruitt: { voice: 'en-us+Michael', speed: 166, pitch: 40, near: 1 },
  castellano: { voice: 'en-us+f4', speed: 158, pitch: 48, near: 1 },
  nakamura: { voice: 'en-us+m3', speed: 160, pitch: 44, near: 1 },
  desmond: { voice: 'en-us+m7', speed: 152, pitch: 34, near: 1 },
  citizen: { voice: 'en-us+m2', speed: 164, pitch: 52, near: 0.42 },
  woman: { voice: 'en-us+f2', speed: 166, pitch: 60, near: 0.42 },
  elder: { voice: 'en-us+m5', speed: 138, pitch: 30, near: 0.4 },
  radio: { voice: 'en-us+f3', speed: 178, pitch: 46, near: 0.5, radio: true },
};

function spoken(who, text) {
  const { voice, speed, pitch } = VOICES[who];
  const wav = run('espeak-ng', [
    '-v',
    voice,
    '-s',
    String(speed),
    '-p',
    String(pitch),
    '--stdout',
    text,
  ]).stdout;
  const data = wav.indexOf('data') + 8;
  if (wav.readUInt32LE(24) !== RATE) throw new Error(`espeak-ng spoke at ${wav.readUInt32LE(24)} Hz`);
  const samples = new Float32Array(Math.floor((wav.length - data) / 2));
  for (let i = 0; i < samples.length; i++) samples[i] = wav.readInt16LE(data + i * 2) / 32768;
  return level(trim(samples));
}

function trim(samples) {
  const heard = (value) => Math.abs(value) > 0.012;
  const first = samples.findIndex(heard);
  const last = samples.findLastIndex(heard);
  return samples.slice(first, last + 1);
}

function level(samples) {
  const power = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
  return samples.map((value) => (value * 0.11) / power);
}

/**
 * Places the lines of a script. A line is [who, text, gap] — `gap` seconds after the one before (0.5 when left out) —
 * or [who, text, { at }] at a second of the clip; a fourth part makes the voice fainter. Answers voices with their true start and end in milliseconds.
 */
export function speak(script) {
  let clock = 0;
  return script.map(([who, text, when = 0.5, share = 1]) => {
    const samples = spoken(who, text);
    const start = typeof when === 'number' ? clock + when : when.at;
    clock = start + samples.length / RATE;
    return {
      who,
      text,
      samples,
      near: VOICES[who].near * share,
      radio: VOICES[who].radio === true,
      startMs: Math.round(start * 1000),
      endMs: Math.round(clock * 1000),
    };
  });
}

// The sound of a clip: the place (wind, traffic, a ventilator), steps, voices; silence where the camera records none.

import { seeded } from './noise.mjs';
import { RATE } from './speech.mjs';

// Strength of each noise of a place, and how much its walls answer.
const PLACES = {
  street: { rumble: 0.02, hiss: 0.0022, traffic: 0.02, crickets: 0.0035, hum: 0, walls: 0.06 },
  yard: { rumble: 0.014, hiss: 0.002, traffic: 0.008, crickets: 0, hum: 0, walls: 0.03 },
  corridor: { rumble: 0.004, hiss: 0.0014, traffic: 0, crickets: 0, hum: 0.005, walls: 0.3 },
  lot: { rumble: 0.022, hiss: 0.0022, traffic: 0.014, crickets: 0.002, hum: 0, walls: 0.05 },
  shop: { rumble: 0.01, hiss: 0.002, traffic: 0.014, crickets: 0, hum: 0.004, walls: 0.12 },
};

/**
 * Mixes a clip's sound: Float32 samples at 22,050 Hz. `silent`: intervals [from, to] in seconds written as digital zero.
 * `marks`: seconds at which a sharp crack sounds; `walk`: intervals with steps.
 */
export function mix({ seconds, place, voices, silent = [], marks = [], walk = [], seed }) {
  const out = new Float32Array(Math.round(seconds * RATE));
  const { walls } = PLACES[place];
  surroundings(out, PLACES[place], seed);
  for (const [from, to] of walk) footsteps(out, from, to, seed);
  for (const voice of voices) addVoice(out, voice, walls);
  for (const at of marks) crack(out, at, seed);
  for (let i = 0; i < out.length; i++) out[i] = Math.tanh(out[i] * 1.2) / 1.2;
  for (const [from, to] of silent) out.fill(0, Math.round(from * RATE), Math.round(to * RATE));
  return out;
}

function surroundings(out, { rumble, hiss, traffic, crickets, hum }, seed) {
  const random = seeded(seed);
  let low = 0;
  let lower = 0;
  let road = 0;
  for (let i = 0; i < out.length; i++) {
    const t = i / RATE;
    const white = random() * 2 - 1;
    low += (white - low) * 0.02;
    lower += (low - lower) * 0.02;
    road += (white - road) * 0.09;
    const gust = 0.6 + 0.4 * Math.sin(t * 0.5 + seed) * Math.sin(t * 0.173 + seed * 2);
    const passing = Math.max(0, Math.sin(t * 0.31 + seed * 1.3)) ** 6;
    out[i] += lower * rumble * 26 * gust + white * hiss + road * traffic * passing * 1.6;
    if (hum > 0)
      out[i] += hum * (Math.sin(t * 2 * Math.PI * 60) * 0.5 + Math.sin(t * 2 * Math.PI * 120) * 0.35);
    if (crickets > 0) {
      const chirp = (t * 1.9 + seed) % 1 < 0.34 ? Math.max(0, Math.sin(t * 2 * Math.PI * 31)) : 0;
      out[i] += crickets * chirp * Math.sin(t * 2 * Math.PI * 4150);
    }
  }
}

function footsteps(out, from, to, seed) {
  const random = seeded(seed + 77);
  for (let at = from; at < to; at += 0.56) {
    const start = Math.round((at + random() * 0.03) * RATE);
    let low = 0;
    for (let i = 0; i < RATE * 0.09 && start + i < out.length; i++) {
      low += (random() * 2 - 1 - low) * 0.16;
      out[start + i] += low * 0.16 * Math.exp(-i / (RATE * 0.018));
    }
  }
}

function addVoice(out, { samples, near, radio, startMs }, walls) {
  const start = Math.round((startMs * RATE) / 1000);
  const dull = near < 1 && !radio ? 0.42 : 1;
  let soft = 0;
  let slow = 0;
  const heard = samples.map((value) => {
    soft += (value - soft) * dull;
    slow += (soft - slow) * 0.12;
    // A shoulder radio has no bass and clips.
    return radio ? Math.max(-0.12, Math.min(0.12, (soft - slow) * 1.6)) : soft;
  });
  const echoes = [
    [0, near],
    [0.021, walls * 0.9],
    [0.047, walls * 0.6],
    [0.083, walls * 0.35],
    [0.131, walls * 0.18],
  ];
  for (const [late, strength] of echoes) {
    const from = start + Math.round(late * RATE);
    for (let i = 0; i < heard.length && from + i < out.length; i++) out[from + i] += heard[i] * strength;
  }
}

/** One hard clap: full scale within one sample, so that two clips can be laid over one another. */
function crack(out, at, seed) {
  const random = seeded(seed + 991);
  const start = Math.round(at * RATE);
  for (let i = 0; i < RATE * 0.25 && start + i < out.length; i++) {
    const body = Math.exp(-i / (RATE * 0.012)) + 0.2 * Math.exp(-i / (RATE * 0.07));
    out[start + i] += (i === 0 ? 1 : random() * 2 - 1) * 0.95 * body;
  }
}

/** Samples as a 16-bit mono WAV file. */
export function wav(samples) {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((value, i) => {
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32767), 44 + i * 2);
  });
  return bytes;
}

/** The programs a launcher has started, so that all of them are stopped with it. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './prepare.mjs';

/**
 * @typedef {object} Program
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<number>} exited its exit code
 * @property {(name: string) => Promise<string>} address
 *   the address that it prints as a JSON line, `{"url": ...}`, once it is ready; `name` is for the message when it
 *   stops before that
 */

/** @type {Set<Program>} */
const running = new Set();
const patienceMs = 10_000;

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {'inherit' | 'ignore'} [complaints] where its standard error goes
 * @returns {Program}
 */
export function startProgram(command, args, complaints = 'inherit') {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', complaints] });
  /** @type {Promise<number>} */
  const exited = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 0));
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
  });
  const lines = createInterface({ input: child.stdout });
  const program = { child, exited, address };
  running.add(program);
  void exited.then(() => running.delete(program));
  lines.on('line', (line) => {
    if (urlIn(line) === null) console.log(line);
  });
  return program;

  /** @param {string} name @returns {Promise<string>} */
  function address(name) {
    return new Promise((resolve, reject) => {
      lines.on('line', (line) => {
        const url = urlIn(line);
        if (url !== null) resolve(url);
      });
      void exited.then((code) => reject(new Error(`${name} did not start (exit code ${code}).`)));
    });
  }
}

/** Asks every program to stop, waits, and ends those that don't. */
export async function stopAll() {
  const all = [...running];
  for (const { child } of all) child.kill('SIGTERM');
  const timer = setTimeout(() => {
    for (const { child } of running) child.kill('SIGKILL');
  }, patienceMs);
  await Promise.all(all.map(({ exited }) => exited));
  clearTimeout(timer);
}

/** @param {string} line */
function urlIn(line) {
  if (!line.startsWith('{')) return null;
  try {
    const { url } = JSON.parse(line);
    return typeof url === 'string' ? url : null;
  } catch {
    return null;
  }
}

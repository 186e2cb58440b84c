import { open, work } from './damage.ts';

/** A desk in a process of its own that works and takes copies without an end; says each piece of work once it is kept. */
const [file = '', from = '0'] = process.argv.slice(2);
const opened = open(file);
for (let n = Number(from); ; n += 1) {
  work(opened, n);
  process.send?.(n);
  if (n % 3 === 0) await opened.safety.takeAndProve();
  else await new Promise(setImmediate);
}

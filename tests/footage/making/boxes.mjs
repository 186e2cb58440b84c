// Changes an MP4 file's boxes by hand: what no muxer would write, but cameras and broken disks do.

const NESTS = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'moof', 'traf'];

/** Every box with its place: `{ type, at, size, body, path, parents }`; `body` is where its content starts. */
export function boxes(bytes, from = 0, to = bytes.length, parents = []) {
  const found = [];
  for (let at = from; at + 8 <= to; ) {
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const long = short === 1;
    const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    if (size < 8) break;
    const one = {
      type,
      at,
      size,
      body: at + (long ? 16 : 8),
      path: [...parents.map((box) => box.type), type].join('/'),
      parents,
    };
    found.push(one);
    if (NESTS.includes(type))
      found.push(...boxes(bytes, one.body, Math.min(to, at + size), [...parents, one]));
    at += size;
  }
  return found;
}

/** The first box at a path such as "moov/mvhd". */
export function boxAt(bytes, path) {
  const box = boxes(bytes).find((one) => one.path === path);
  if (!box) throw new Error(`no ${path} in this file`);
  return box;
}

/** Puts other content into a box and corrects the sizes around it. Only for a moov behind the mdat: offsets stay. */
export function withContent(bytes, box, content) {
  const grown = content.length - (box.at + box.size - box.body);
  const out = Buffer.concat([bytes.subarray(0, box.body), content, bytes.subarray(box.at + box.size)]);
  for (const one of [...box.parents, box]) out.writeUInt32BE(one.size + grown, one.at);
  return out;
}

/** Makes the index claim `seconds`: the last picture is said to stay that long, and every header repeats the lie. */
export function lieAboutDuration(bytes, seconds) {
  const out = Buffer.from(bytes);
  const movie = boxAt(out, 'moov/mvhd');
  const scale = out.readUInt32BE(movie.body + 12);
  out.writeUInt32BE(seconds * scale, movie.body + 16);
  for (const box of boxes(out)) {
    if (box.type === 'tkhd') out.writeUInt32BE(seconds * scale, box.body + 20);
    if (box.type === 'elst') out.writeUInt32BE(seconds * scale, box.body + 8);
    if (box.type === 'mdhd') out.writeUInt32BE(seconds * out.readUInt32BE(box.body + 12), box.body + 16);
  }
  const media = boxAt(out, 'moov/trak/mdia/mdhd');
  const claimed = seconds * out.readUInt32BE(media.body + 12);
  const times = boxAt(out, 'moov/trak/mdia/minf/stbl/stts');
  return withContent(out, times, longLastPicture(out, times, claimed));
}

function longLastPicture(bytes, times, claimed) {
  const runs = [];
  for (let i = 0; i < bytes.readUInt32BE(times.body + 4); i++) {
    runs.push([bytes.readUInt32BE(times.body + 8 + i * 8), bytes.readUInt32BE(times.body + 12 + i * 8)]);
  }
  const last = runs.at(-1);
  last[0] -= 1;
  const before = runs.reduce((sum, [count, step]) => sum + count * step, 0);
  const kept = [...runs.filter(([count]) => count > 0), [1, claimed - before]];
  const content = Buffer.alloc(8 + kept.length * 8);
  content.writeUInt32BE(kept.length, 4);
  kept.forEach(([count, step], i) => {
    content.writeUInt32BE(count, 8 + i * 8);
    content.writeUInt32BE(step, 12 + i * 8);
  });
  return content;
}

/** Moves the start of every track's edit list on by `seconds`: what lies before gets a negative time. */
export function startLater(bytes, seconds) {
  const out = Buffer.from(bytes);
  const movie = boxAt(out, 'moov/mvhd');
  const scale = out.readUInt32BE(movie.body + 12);
  const shorten = (at) => out.writeUInt32BE(out.readUInt32BE(at) - seconds * scale, at);
  shorten(movie.body + 16);
  for (const track of boxes(out).filter((box) => box.type === 'trak')) {
    const inside = boxes(out, track.body, track.at + track.size);
    const list = inside.find((box) => box.type === 'elst');
    const media = inside.find((box) => box.path === 'mdia/mdhd');
    if (!list || out.readUInt32BE(list.body + 4) !== 1) throw new Error('expected one edit per track');
    shorten(list.body + 8);
    shorten(inside.find((box) => box.type === 'tkhd').body + 20);
    const moved = out.readInt32BE(list.body + 12) + Math.round(seconds * out.readUInt32BE(media.body + 12));
    out.writeInt32BE(moved, list.body + 12);
  }
  return out;
}

/** Scrambles a share of the media bytes, `from` and `to` between 0 and 1. */
export function scramble(bytes, from, to) {
  const out = Buffer.from(bytes);
  const media = boxAt(out, 'mdat');
  const long = media.at + media.size - media.body;
  let state = 0x2545f491;
  for (let at = media.body + Math.floor(long * from); at < media.body + Math.floor(long * to); at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    out[at] ^= state >>> 16;
  }
  return out;
}

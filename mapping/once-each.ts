/** More different texts than a column of choices has; a column of free text is not remembered whole. */
const most = 1000;

/** The same answers, each text read once: a column of choices says a few things in a million rows. */
export function onceEach<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    // A text that is cut from a piece of a file holds the whole piece; a copy holds itself.
    const copy = text.split('').join('');
    const answer = read(copy);
    if (known.size >= most) known.clear();
    known.set(copy, answer);
    return answer;
  };
}

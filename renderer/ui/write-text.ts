/**
 * Writes text straight to the glass where it has changed, past React. The same text written again would have the page laid
 * out anew, with each picture of a video.
 */
export function writeText(element: Element | null, text: string): void {
  if (element === null || element.textContent === text) return;
  const [only] = element.childNodes;
  if (only instanceof Text && element.childNodes.length === 1) only.data = text;
  else element.textContent = text;
}

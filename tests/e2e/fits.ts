import type { Page } from '@playwright/test';

/**
 * What is cut off, covered or out of reach on the page as it stands, a line each; nothing when all of it fits. Text in
 * a box that scrolls is reached by scrolling. Of a dialog that is open only the dialog counts.
 */
export function whatDoesNotFit(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** A whole pixel may be lost to rounding. */
    const loss = 1.5;
    const found = new Set<string>();
    const top =
      [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1) ?? document.body;

    type Box = { left: number; top: number; right: number; bottom: number };
    const boxOf = ({ left, top: y, right, bottom }: Box): Box => ({ left, top: y, right, bottom });
    const isUnseen = (element: Element) =>
      !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
      element.closest('.unseen, [aria-hidden="true"], [hidden]') !== null;
    const nameOf = (element: Element): string => {
      const says = element.getAttribute('aria-label') ?? element.textContent ?? '';
      const label = says.trim().replace(/\s+/g, ' ').slice(0, 40);
      return `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').split(' ')[0]} “${label}”`;
    };
    /** What may clip an element: a fixed one only the window, a placed one only what it is placed in. */
    const above = (element: Element): Element | null => {
      const { position } = getComputedStyle(element);
      if (position === 'fixed') return null;
      return position === 'absolute' && element instanceof HTMLElement
        ? element.offsetParent
        : element.parentElement;
    };
    const isOver = (inner: Box, outer: Box, across: boolean) =>
      across
        ? inner.left < outer.left - loss || inner.right > outer.right + loss
        : inner.top < outer.top - loss || inner.bottom > outer.bottom + loss;

    /** Whole in the words that appear where the pointer rests. */
    const isInTitle = (from: Element, outer: Element): boolean => {
      const told = from.closest('[title]');
      return told !== null && (outer.contains(told) || told.contains(outer));
    };

    /** Where a box is cut, going outwards from an element; null where all of it can be brought into view. */
    const cutOf = (box: Box, from: Element): string | null => {
      for (const across of [true, false]) {
        let seen = box;
        for (let outer: Element | null = from; outer !== null; outer = above(outer)) {
          if (outer === document.body || outer === document.documentElement) break;
          const style = getComputedStyle(outer);
          const flow = across ? style.overflowX : style.overflowY;
          const clips = flow !== 'visible' || /strict|paint|content/.test(style.contain);
          if (!clips) continue;
          const bounds = outer.getBoundingClientRect();
          const isTold = style.textOverflow === 'ellipsis' && isInTitle(from, outer);
          if (flow === 'auto' || flow === 'scroll' || isTold) seen = boxOf(bounds);
          else if (isOver(seen, bounds, across)) return `${nameOf(outer)} (${across ? 'across' : 'down'})`;
        }
        if (isOver(seen, { left: 0, top: 0, right: innerWidth, bottom: innerHeight }, across))
          return `the window (${across ? 'across' : 'down'})`;
      }
      return null;
    };
    /** A line about what was just done goes away by itself. */
    const isHit = (element: Element, x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y);
      return (
        hit === null ||
        hit.contains(element) ||
        element.contains(hit) ||
        hit.closest('label, .notice-place') !== null
      );
    };

    const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (parent === null || (text.nodeValue ?? '').trim() === '' || isUnseen(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
      for (const line of lines) {
        const cut = cutOf(boxOf(line), parent);
        if (cut !== null) found.add(`text ${nameOf(parent)} is cut off by ${cut}`);
      }
    }
    const controls =
      'a[href], button, input:not([type="hidden"]), textarea, select, [role="tab"], [role="button"], [tabindex="0"]';
    for (const control of top.querySelectorAll<HTMLElement>(controls)) {
      if (isUnseen(control) || getComputedStyle(control).pointerEvents === 'none') continue;
      control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const [first] = control.getClientRects();
      if (first === undefined || first.width === 0) continue;
      const cut = cutOf(boxOf(first), control);
      if (cut !== null) found.add(`${nameOf(control)} is cut off by ${cut}`);
      const [x, y] = [first.left + first.width / 2, first.top + first.height / 2];
      if (!isHit(control, x, y)) {
        const over = document.elementFromPoint(x, y);
        found.add(`${nameOf(control)} is covered by ${over === null ? 'nothing' : nameOf(over)}`);
      }
      for (const line of control.querySelectorAll('.kbd')) {
        const box = line.getBoundingClientRect();
        if (box.width > 0 && cutOf(boxOf(box), line) !== null)
          found.add(`the key on ${nameOf(control)} is cut off`);
      }
    }
    return [...found];
  });
}

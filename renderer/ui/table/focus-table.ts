/** Moves the focus to the list of that name, from a filter field above it. */
export function focusTable(label: string): void {
  document.querySelector<HTMLElement>(`[role="grid"][aria-label="${CSS.escape(label)}"]`)?.focus();
}

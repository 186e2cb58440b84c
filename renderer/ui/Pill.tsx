import type { ReactNode } from 'react';
import './pill.css';

/** A short fact in a bar: "KC21-045512", "3 of 5 reviewed". `title` holds the exact form. */
export function Pill({
  children,
  title,
  tone = 'plain',
}: {
  readonly children: ReactNode;
  readonly title?: string | undefined;
  readonly tone?: 'plain' | 'late' | 'danger' | 'good';
}) {
  return (
    <span className={`pill pill-${tone}`} title={title}>
      {children}
    </span>
  );
}

/** Dotted: not kept yet. Hollow: kept on this machine, not sent yet. Full: accepted by the central. */
export function Dot({
  state,
  label,
}: {
  readonly state: 'writing' | 'kept' | 'accepted' | 'conflict' | 'refused' | 'away';
  readonly label?: string | undefined;
}) {
  const named =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label };
  return <i className={`dot dot-${state}`} {...named} />;
}

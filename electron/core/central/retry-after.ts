/**
 * A `Retry-After` header (RFC 9110: seconds, or an HTTP date) as milliseconds from `now`; null when absent or
 * unreadable. Never negative, and never more than a day: a server's slip must not silence a desk for a year.
 */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), 86_400_000);
}

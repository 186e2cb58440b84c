/** The product's mark: an eye that keeps time. */
export function Mark({ size = '2.5rem' }: { readonly size?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <rect width="32" height="32" rx="7" fill="var(--accent-ground)" />
      <path
        d="M5.5 16c2.6-4.6 6.2-7 10.5-7s7.9 2.4 10.5 7c-2.6 4.6-6.2 7-10.5 7s-7.9-2.4-10.5-7z"
        stroke="var(--accent)"
        strokeWidth="2.2"
      />
      <path d="M16 11.8V16l2.9 2.3" stroke="var(--text)" strokeWidth="2.2" />
    </svg>
  );
}

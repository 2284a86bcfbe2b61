/** The mark of the product: one half open, one closed. */
export function Mark() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <rect x="1" y="2" width="7" height="14" fill="currentColor" />
      <rect
        x="10.75"
        y="2.75"
        width="5.5"
        height="12.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </svg>
  );
}

/** A warning by shape; a word stands beside it. */
export function WarningMark() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M6 1.2 11.3 10.6H.7z" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}

/** A tick by shape; a word stands beside it. */
export function TickMark() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M1.5 6.3 4.6 9.4 10.5 2.8" fill="none" stroke="currentColor" strokeWidth="1.7" />
    </svg>
  );
}

/** An error by shape; a word stands beside it. */
export function ErrorMark() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M6 .4 11.6 6 6 11.6.4 6z" fill="currentColor" />
    </svg>
  );
}

/** Something good to know by shape; a word stands beside it. */
export function InfoMark() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}

/** The address of the sign-in page, which leads back to `here` (path and query). */
export function toSignInAddress(here: string): string {
  return here === '/' ? '/sign-in/' : `/sign-in/?next=${encodeURIComponent(here)}`;
}

/** Where to go after signing in: `next` when it is a path of this origin, else the fleet. */
export function readNextAddress(next: string | null): string {
  return next !== null && /^\/(?![/\\])[^\\]*$/.test(next) && !/[\u0000-\u001f]/.test(next) ? next : '/';
}

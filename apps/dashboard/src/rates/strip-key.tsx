import { toStripLook } from './strip-looks';

/** The line of a strip as its legend shows it. */
export function StripKey({ place }: { readonly place: number }) {
  const { token, dash } = toStripLook(place);
  return (
    <svg className="stripkey" width="16" height="4" viewBox="0 0 16 4" aria-hidden="true">
      <path d="M0 2H16" stroke={`var(${token})`} strokeWidth="2" strokeDasharray={dash.join(' ')} />
    </svg>
  );
}

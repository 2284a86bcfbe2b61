/** A text whose commands and settings stand between backticks. */
export function MarkedText({ children }: { readonly children: string }) {
  return children.split('`').map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part));
}

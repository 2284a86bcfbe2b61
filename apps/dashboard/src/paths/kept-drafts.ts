const PREFIX = 'finwait-path-draft ';
/** Longer ones no API would save; they would fill what a tab may keep. */
const MOST_CHARACTERS = 200_000;

/** Has a text back under `key` for as long as the tab is open. */
export function keepDraft(key: string, text: string): void {
  if (text.length <= MOST_CHARACTERS) sessionStorage.setItem(`${PREFIX}${key}`, text);
}

/** What is kept under `key`; `null` where nothing is. */
export function readDraft(key: string): string | null {
  return sessionStorage.getItem(`${PREFIX}${key}`);
}

/** Keeps nothing under `key` any longer. */
export function forgetDraft(key: string): void {
  sessionStorage.removeItem(`${PREFIX}${key}`);
}

/** Keeps no draft any longer: whoever signs in next in this tab sees none. */
export function forgetDrafts(): void {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
  }
}

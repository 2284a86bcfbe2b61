/** The languages the dashboard speaks. */
export const LANGUAGES = ['en', 'zh'] as const;

/** A language the dashboard speaks. */
export type Language = (typeof LANGUAGES)[number];

/** The first wanted language that the dashboard speaks; English when there is none. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = LANGUAGES.find((known) => tag === known || tag.toLowerCase().startsWith(`${known}-`));
    if (language) return language;
  }
  return 'en';
}

/** A text in both languages of the product. */
export interface ProductText {
  readonly en: string;
  readonly zh: string;
}

/** What is the same in both: the name of a product, or what somebody called something. */
export function toSameText(text: string): ProductText {
  return { en: text, zh: text };
}

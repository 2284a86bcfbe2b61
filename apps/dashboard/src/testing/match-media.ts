/** A page of one width for tests: answers `max-width` and `min-width` queries, and no other. */
export class FixedWidth {
  constructor(readonly width: number) {}

  install(): void {
    Object.defineProperty(window, 'matchMedia', {
      configurable: true,
      value: (query: string) => this.ask(query),
    });
  }

  private ask(query: string): MediaQueryList {
    const match = /\((min|max)-width: (\d+)px\)/.exec(query);
    const limit = Number(match?.[2]);
    const matches = match?.[1] === 'max' ? this.width <= limit : match?.[1] === 'min' && this.width >= limit;
    return Object.assign(new EventTarget(), {
      matches,
      media: query,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
  }
}

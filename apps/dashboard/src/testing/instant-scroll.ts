/** Scrolling for a document without layout: a position that is what it was last set to. */
export class InstantScroll {
  static install(): void {
    Object.defineProperty(window, 'scrollTo', {
      configurable: true,
      value: (to?: ScrollToOptions | number, top?: number) => {
        const y = typeof to === 'number' ? top : to?.top;
        Object.defineProperty(window, 'scrollY', { configurable: true, value: y ?? 0 });
      },
    });
  }
}

/** A ResizeObserver for a document without layout, in which nothing ever changes its size. */
export class StillResizeObserver implements ResizeObserver {
  static install(): void {
    Object.defineProperty(window, 'ResizeObserver', { configurable: true, value: StillResizeObserver });
  }

  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// What libraries use and Chromium 90 lacks. tools/check-chrome90.mjs reads the names from here and refuses any other.

/** Adds a method where the browser has none, as the standard describes it: writable, not enumerable. */
function polyfill(owner: object, name: string, value: unknown): void {
  if (!(name in owner))
    Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: false })
}

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

polyfill(Array.prototype, 'at', at)
polyfill(String.prototype, 'at', at)
polyfill(Object, 'hasOwn', (object: object, key: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(object, key),
)

import { expect, test } from 'vitest'
// @ts-expect-error plain JavaScript of the build, without types
import { polyfillsIn, scanCss, scanJavaScript } from './chrome90-scan.mjs'

const whats = (text: string, polyfilled = new Set<string>()): string[] =>
  scanJavaScript(text, polyfilled).map((one: { what: string }) => one.what)

test.each([
  ['class static blocks', 'class A { static { this.b = 1 } }', 'class static block'],
  ['a private name asked for with in', 'class A { #b; has(c) { return #b in c } }', '#private in'],
  ['the v flag', 'const a = /[a--b]/v', 'does not parse'],
  ['regular expression modifiers', 'const a = /(?i:a)b/', 'does not parse'],
  ['import attributes', "import a from './a.json' with { type: 'json' }", 'does not parse'],
  ['using', '{ using a = b() }', 'does not parse'],
  ['Array.prototype.at', 'export const last = (list) => list.at(-1)', '.at()'],
  ['findLast', 'list.findLast(Boolean)', '.findLast()'],
  ['toSorted', 'list.toSorted()', '.toSorted()'],
  ['Object.hasOwn', 'Object.hasOwn(a, "b")', 'Object.hasOwn'],
  ['Object.hasOwn passed on', 'use(Object.hasOwn)', 'Object.hasOwn'],
  ['structuredClone', 'structuredClone(a)', 'structuredClone'],
  ['crypto.randomUUID', 'crypto.randomUUID()', '.randomUUID()'],
  ['Promise.withResolvers', 'Promise.withResolvers()', 'Promise.withResolvers'],
  ['AbortSignal.timeout', 'fetch("/", { signal: AbortSignal.timeout(9) })', 'AbortSignal.timeout'],
  ['CSS in a string', 'css(".a:has(b){color:red}")', 'CSS :has()'],
  ['CSS in a template', 'css(`@container (min-width: ${a}px){}`)', 'CSS @container'],
])('refuses %s', (_, text, what) => {
  expect(whats(text)[0]).toContain(what)
})

test.each([
  ['class fields and private methods', 'class A { b = 1; #c() { return 2 } d() { return this.#c() } }'],
  ['top-level await', 'await a'],
  ['logical assignment and numeric separators', 'let a; a ??= 1_000'],
  ['a use behind typeof', 'typeof structuredClone === "function" ? structuredClone(a) : copy(a)'],
  ['a use behind a test', 'if (document.startViewTransition) document.startViewTransition(f)'],
  ['an optional call', 'crypto.randomUUID?.()'],
  ['an own function of that name', 'function structuredClone(a) { return a } structuredClone(1)'],
])('takes %s', (_, text) => {
  expect(whats(text)).toEqual([])
})

test('what the program brings itself is no fault', () => {
  const polyfilled = polyfillsIn("polyfill(Array.prototype, 'at', at)\npolyfill(Object, 'hasOwn', f)")
  expect(whats('a.at(-1); Object.hasOwn(a, "b")', polyfilled)).toEqual([])
  expect(whats('Array.hasOwn; a.findLast(f)', polyfilled)).toEqual(['.findLast()'])
})

test('styles that Chromium 90 drops are named', () => {
  expect(scanCss('.a{height:100dvh}')).toEqual(['dynamic viewport units'])
  expect(scanCss('.a{color:color-mix(in srgb,red,blue)}')).toEqual(['color-mix()'])
  expect(scanCss('@media (width >= 600px){.a{b:c}}')).toEqual(['media ranges'])
  expect(scanCss('.a{inset:0;transform:scale(2);height:100vh}')).toEqual([])
})

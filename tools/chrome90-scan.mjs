// What Chromium 90 cannot read or run, found in built JavaScript and CSS. check-chrome90.mjs applies it; its test holds a canary for each rule.
import { parse } from 'acorn'
import { ancestor } from 'acorn-walk'

/** Methods newer than Chromium 90 whose names nothing else bears. */
const METHODS = new Set([
  'at', // 92
  'findLast', // 97
  'findLastIndex', // 97
  'toSorted', // 110
  'toReversed', // 110
  'toSpliced', // 110
  'isWellFormed', // 111
  'toWellFormed', // 111
  'randomUUID', // 92
  'throwIfAborted', // 100
  'checkVisibility', // 105
  'showPopover', // 114
  'hidePopover', // 114
  'startViewTransition', // 111
  'isSubsetOf', // 122
  'symmetricDifference', // 122
])

/** Functions of a global object, newer than Chromium 90. */
const STATICS = new Set([
  'Object.hasOwn', // 93
  'Object.groupBy', // 117
  'Map.groupBy', // 117
  'Array.fromAsync', // 121
  'Promise.withResolvers', // 119
  'Promise.try', // 128
  'AbortSignal.timeout', // 103
  'AbortSignal.any', // 116
  'AbortSignal.abort', // 93
  'Intl.supportedValuesOf', // 99
  'Intl.DurationFormat', // 129
  'URL.canParse', // 120
  'URL.parse', // 126
  'CSS.highlights', // 105
  'Error.isError', // 134
  'RegExp.escape', // 136
])

/** Globals newer than Chromium 90. */
const GLOBALS = new Set([
  'structuredClone', // 98
  'Temporal', // 144
  'Iterator', // 122
  'EyeDropper', // 95
  'navigation', // 102
  'reportError', // 95
  'scheduler', // 94
  'URLPattern', // 95
])

/** CSS that Chromium 90 drops together with the rule or declaration around it. */
const CSS = [
  [':has()', /:has\(/],
  [':dir()', /:dir\(/],
  [':autofill', /[^-]:autofill\b/],
  [':user-valid', /:user-(in)?valid\b/],
  [':popover-open', /:popover-open\b/],
  ['@container', /@container\b/],
  ['@layer', /@layer\b/],
  ['@scope', /@scope\b/],
  ['@starting-style', /@starting-style\b/],
  ['color-mix()', /\bcolor-mix\(/],
  ['oklch()', /\b(oklch|oklab|lch)\(/],
  ['dynamic viewport units', /\b\d+(\.\d+)?[dsl]v(h|w|min|max|b|i)\b/],
  ['subgrid', /:\s*subgrid\b/],
  ['single transforms', /[{;]\s*(translate|rotate|scale)\s*:/],
  ['media ranges', /@media[^{]*\((width|height)\s*[<>]/],
  ['light-dark()', /\blight-dark\(/],
]

const line = (text, at) => text.slice(0, at).split('\n').length

/** What a stylesheet (or a piece of one inside JavaScript) holds that Chromium 90 drops: the names of the features. */
export function scanCss(text) {
  return CSS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name)
}

/** Whether one of the nodes around a use asks first if the thing is there. */
function isGuarded(name, ancestors, text) {
  return ancestors.some((node, depth) => {
    const below = ancestors[depth + 1]
    const asks =
      node.type === 'IfStatement' || node.type === 'ConditionalExpression'
        ? node.test
        : node.type === 'LogicalExpression'
          ? node.left
          : undefined
    return asks !== undefined && asks !== below && text.slice(asks.start, asks.end).includes(name)
  })
}

/**
 * What a JavaScript module holds that Chromium 90 cannot parse or run.
 *
 * @param {string} text the module
 * @param {ReadonlySet<string>} polyfilled names that the program brings itself: `at`, `Object.hasOwn`
 * @returns {{ what: string, line: number, near: string }[]}
 */
export function scanJavaScript(text, polyfilled = new Set()) {
  const found = []
  const add = (what, node) =>
    found.push({
      what,
      line: line(text, node.start),
      near: text.slice(Math.max(0, node.start - 40), node.start + 60).replaceAll(/\s+/g, ' '),
    })
  let tree
  try {
    // Chromium 90 reads ES2021 and, of ES2022, class fields, private methods, top-level await and the d flag; the rest is refused below.
    tree = parse(text, { ecmaVersion: 2022, sourceType: 'module' })
  } catch (cause) {
    return [{ what: `does not parse: ${cause.message}`, line: cause.loc?.line ?? 0, near: '' }]
  }
  const declared = new Set()
  ancestor(tree, {
    VariableDeclarator: (node) => node.id.type === 'Identifier' && declared.add(node.id.name),
    Function: (node) => {
      if (node.id) declared.add(node.id.name)
      for (const parameter of node.params) if (parameter.type === 'Identifier') declared.add(parameter.name)
    },
    ImportSpecifier: (node) => declared.add(node.local.name),
  })
  ancestor(tree, {
    StaticBlock: (node) => add('class static block', node),
    BinaryExpression: (node) =>
      node.operator === 'in' && node.left.type === 'PrivateIdentifier' && add('#private in', node),
    CallExpression: (node, _state, ancestors) => {
      const callee = node.callee
      if (callee.type !== 'MemberExpression' || callee.computed || node.optional) return
      const name = callee.property.name
      if (!METHODS.has(name) || polyfilled.has(name)) return
      if (!isGuarded(name, ancestors, text)) add(`.${name}()`, callee.property)
    },
    MemberExpression: (node, _state, ancestors) => {
      if (node.computed || node.object.type !== 'Identifier') return
      const name = `${node.object.name}.${node.property.name}`
      if (!STATICS.has(name) || polyfilled.has(name) || declared.has(node.object.name)) return
      const parent = ancestors.at(-2)
      const asked =
        (parent?.type === 'UnaryExpression' && parent.operator === 'typeof') ||
        (parent?.type === 'CallExpression' && parent.optional) ||
        (parent?.type === 'LogicalExpression' && parent.left === node) ||
        ((parent?.type === 'ConditionalExpression' || parent?.type === 'IfStatement') && parent.test === node)
      if (!asked && !isGuarded(node.property.name, ancestors, text)) add(name, node)
    },
    Identifier: (node, _state, ancestors) => {
      const { name } = node
      if (!GLOBALS.has(name) || declared.has(name) || polyfilled.has(name)) return
      const parent = ancestors.at(-2)
      if (parent?.type === 'UnaryExpression' && parent.operator === 'typeof') return
      if (!isGuarded(name, ancestors, text)) add(name, node)
    },
    Literal: (node) => {
      if (typeof node.value === 'string') for (const what of scanCss(node.value)) add(`CSS ${what}`, node)
    },
    TemplateElement: (node) => {
      for (const what of scanCss(node.value.cooked ?? '')) add(`CSS ${what}`, node)
    },
  })
  return found
}

/** The names that `polyfill(Array.prototype, 'at', …)` and `polyfill(Object, 'hasOwn', …)` bring, as `at` and `Object.hasOwn`. */
export function polyfillsIn(source) {
  const names = new Set()
  for (const [, owner, name] of source.matchAll(/polyfill\((\w+)(?:\.prototype)?, '(\w+)'/g))
    names.add(source.includes(`polyfill(${owner}.prototype, '${name}'`) ? name : `${owner}.${name}`)
  return new Set([...names].map((name) => name.replace(/^globalThis\./, '')))
}

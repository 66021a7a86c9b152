// Refuses built JavaScript and CSS that Chromium 90 cannot read or run.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { polyfillsIn, scanCss, scanJavaScript } from './chrome90-scan.mjs'

/**
 * Uses that are known and harmless, each with its reason. One that is gone may be struck out.
 * @type {{ what: string, near: RegExp, why: string }[]}
 */
const known = [
  {
    what: 'CSS :has()',
    near: /:has\((input|textarea):focus-visible\)/,
    why: 'antd writes the focus ring of a select with it, in a rule of its own; base.css draws that ring with :focus-within',
  },
  {
    what: 'CSS :has()',
    near: /:has\(\$\{\w\}-input:focus-visible\)/,
    why: 'antd rings a checkbox with it, in a rule of its own; base.css draws that ring with :focus-within',
  },
  {
    what: 'CSS :has()',
    near: /:has\((~ \$\{\w\}-unique|> \$\{\w\}-switch|\+ \$\{)/,
    why: 'antd aligns a lone switch, a shared tooltip and joined selects with it, in rules of their own: only that is lost',
  },
  {
    what: 'CSS :has()',
    near: /&:has\(> \$\{\w\}, > \$\{\w\} > \$\{\w\}\)/,
    why: 'antd takes the gap from between the rows of upright radio buttons with it, in a rule of its own: the gap stays',
  },
  {
    what: 'CSS @layer',
    near: /[`"']@layer( \$\{|[`"'])/,
    why: 'antd wraps styles in a layer only when ConfigProvider is told to, and it is not',
  },
  {
    what: 'CSS color-mix()',
    near: /compact-connect-border-color/,
    why: 'a hover shade between two buttons that touch; without it the line keeps its own colour',
  },
  {
    what: '.startViewTransition()',
    near: /startViewTransition\(\{update:|_tx===|startViewTransition\(async/,
    why: 'React calls it for its ViewTransition element, the router when asked for view transitions: neither is used',
  },
  {
    what: 'navigation',
    near: /!navigation\.transition|navigation\.(add|remove)EventListener/,
    why: 'React reads it inside a branch that runs only where typeof navigation is object',
  },
]

const root = resolve(import.meta.dirname, '..')
const assets = join(root, 'dist/web/static')
if (!existsSync(assets)) {
  console.log('dist/web is not built: run node tools/build.mjs first')
  process.exit(1)
}
const polyfilled = polyfillsIn(readFileSync(join(root, 'packages/web/src/app/polyfills.ts'), 'utf8'))
const used = new Set()
const faults = []
let files = 0
for (const name of readdirSync(assets)) {
  const text = readFileSync(join(assets, name), 'utf8')
  if (name.endsWith('.css')) for (const what of scanCss(text)) faults.push(`${name}: CSS ${what}`)
  if (!name.endsWith('.js')) continue
  files += 1
  for (const { what, line, near } of scanJavaScript(text, polyfilled)) {
    const excuse = known.find((one) => one.what === what && one.near.test(near))
    if (excuse) used.add(excuse)
    else faults.push(`${name}:${line}: ${what}   … ${near} …`)
  }
}
if (files === 0) faults.push('no JavaScript was found to scan')
for (const one of known)
  if (!used.has(one)) console.log(`the known use of ${one.what} (${one.near}) is not in this build`)
for (const fault of faults) console.log(fault)
console.log(`${files} files scanned for Chromium 90, ${faults.length} faults`)
process.exit(faults.length > 0 ? 1 : 0)

// Adds up what a browser loads, gzipped, and refuses a first load above 260 kB or a page above 450 kB.
// First load: what index.html asks for, plus the sign-in screen's or the home page's own files, whichever is more.
// The words of all domains in one file are no page's own: they come when a sentence of another domain has to be said. So are
// the sentences of checks on the home page: they come when something is broken.
import { gzipSync } from 'node:zlib'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const FIRST_LOAD = 260_000
const PAGE = 450_000

const site = resolve(import.meta.dirname, '../dist/web')
const manifestFile = join(site, '.vite/manifest.json')
if (!existsSync(manifestFile)) {
  console.log('dist/web is not built: run node tools/build.mjs first')
  process.exit(1)
}
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
const sizes = new Map()
const gzipped = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(site, file)), { level: 9 }).length)
  return sizes.get(file)
}

/** Every file that a chunk needs before it runs: itself, its styles, and the same of what it imports. */
function filesOf(key, found = new Set()) {
  const chunk = manifest[key]
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const css of chunk.css ?? []) found.add(css)
  for (const imported of chunk.imports ?? []) filesOf(imported, found)
  return found
}
const total = (files) => [...files].reduce((sum, file) => sum + gzipped(file), 0)

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const shell = filesOf(entry)
const allWords = Object.keys(manifest).find((key) => key.endsWith('core/src/words.ts'))
const said = Object.keys(manifest).find((key) => key.endsWith('app/Said.tsx'))
/** What a page's chunk loads once it is shown: the shell, the page, and whatever the page itself loads lazily (charts). */
function pageFiles(key, found = new Set(shell)) {
  filesOf(key, found)
  for (const file of Array.from(found))
    for (const [other, chunk] of Object.entries(manifest))
      if (chunk.file === file && other !== entry)
        for (const lazy of chunk.dynamicImports ?? [])
          if (lazy !== allWords && lazy !== said && !found.has(manifest[lazy].file)) pageFiles(lazy, found)
  return found
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
const pages = (manifest[entry].dynamicImports ?? []).map((key) => ({ key, bytes: total(pageFiles(key)) }))
const home = pages.find((page) => page.key.includes('home/HomePage'))
const faults = []
if (!allWords) faults.push('the words of all domains are no file of their own: they are in the first load')
if (!said) faults.push('the sentences of checks are no file of their own: they are in the first load')
const first = home ? home.bytes : total(shell)
console.log(`first load: ${kb(first)} gz (shell ${kb(total(shell))}, limit ${kb(FIRST_LOAD)})`)
if (!home) faults.push('the home page is not among the pages: the first load cannot be judged')
if (first > FIRST_LOAD) faults.push(`the first load is ${kb(first)}, above ${kb(FIRST_LOAD)}`)
for (const page of pages.sort((a, b) => b.bytes - a.bytes)) {
  console.log(`${kb(page.bytes).padStart(9)}  ${page.key}`)
  if (page.bytes > PAGE) faults.push(`${page.key} loads ${kb(page.bytes)}, above ${kb(PAGE)}`)
}
if (pages.length === 0) faults.push('no page is loaded lazily: code splitting is broken')
for (const fault of faults) console.log(fault)
process.exit(faults.length > 0 ? 1 : 0)

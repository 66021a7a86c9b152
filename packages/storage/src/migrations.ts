import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** One numbered step of the schema, forward only. */
export type Migration = {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/** The folder of the SQL files: beside the sources, and as seen from the bundle in `dist/`. */
export function migrationsFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  for (;;) {
    for (const inside of ['migrations', 'packages/storage/migrations']) {
      const found = path.join(folder, inside)
      if (existsSync(path.join(found, '0001_kernel.sql'))) return found
    }
    const parent = path.dirname(folder)
    if (parent === folder) throw new Error('the folder packages/storage/migrations is missing')
    folder = parent
  }
}

/** Every migration this version brings, in order. @throws Error when two files carry one number */
export function readMigrations(folder: string = migrationsFolder()): Migration[] {
  const found = readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((file) => {
      const sql = readFileSync(path.join(folder, file), 'utf8')
      return {
        number: Number(file.slice(0, 4)),
        name: file.slice(5, -4),
        sql,
        sha256: createHash('sha256').update(sql).digest('hex'),
      }
    })
  const twice = found.find((m, index) => found[index + 1]?.number === m.number)
  if (twice) throw new Error(`two migrations have the number ${twice.number}`)
  return found
}

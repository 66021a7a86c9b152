import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const folder = fileURLToPath(new URL('../../../../node_modules/.cache/rongheng', import.meta.url))

/** Bundles the entry of a reading process for a test: plain Node cannot run TypeScript. @returns path of the bundle */
export async function bundledChild(name: 'read-spreadsheet' | 'read-document'): Promise<string> {
  const source = fileURLToPath(new URL(`./${name}-child.ts`, import.meta.url))
  mkdirSync(folder, { recursive: true })
  const file = `${folder}/${name}-${process.pid}.mjs`
  const build = await rolldown({ input: source, platform: 'node', logLevel: 'silent' })
  await build.write({ file, format: 'esm', codeSplitting: false })
  await build.close()
  return file
}

import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const source = fileURLToPath(new URL('./read-spreadsheet-child.ts', import.meta.url))
const folder = fileURLToPath(new URL('../../../../node_modules/.cache/rongheng', import.meta.url))

/** Bundles the entry of the reading process for a test: plain Node cannot run TypeScript. @returns path of the bundle */
export async function bundledChild(): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const file = `${folder}/read-spreadsheet-${process.pid}.mjs`
  const build = await rolldown({ input: source, platform: 'node', logLevel: 'silent' })
  await build.write({ file, format: 'esm', codeSplitting: false })
  await build.close()
  return file
}

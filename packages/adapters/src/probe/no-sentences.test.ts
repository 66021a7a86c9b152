import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const probes = import.meta.dirname
const sources = readdirSync(probes, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/test/.test(path.basename(file)),
)

test('no probe holds a sentence of its own: what is said stands in the catalogue, in both languages', () => {
  expect(sources.length).toBeGreaterThan(50)
  for (const file of sources) {
    const code = readFileSync(path.join(probes, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
    expect(code, file).not.toMatch(/\p{Script=Han}/u)
  }
})

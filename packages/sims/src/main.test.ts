import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { afterAll, expect, test } from 'vitest'
import { freeBlock, quiet } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'rongheng-sims-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const entry = join(folder, 'sims.mjs')
const bundle = await rolldown({ input: join(import.meta.dirname, 'main.ts'), platform: 'node' })
await bundle.write({ file: entry, format: 'esm' })

const answers = async (port: number): Promise<boolean> => {
  for (let i = 0; i < 60; i++) {
    const there = await fetch(`http://127.0.0.1:${port}/app-api`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (there) return true
    await new Promise((done) => setTimeout(done, 100))
  }
  return false
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const isGone = async (pid: number): Promise<boolean> => {
  for (let i = 0; i < 60 && isAlive(pid); i++) await new Promise((done) => setTimeout(done, 100))
  return !isAlive(pid)
}

test('it listens where it was told, and ends when its standard input does', async () => {
  const first = await freeBlock()
  const sims = spawn(process.execPath, [entry, String(first), String(quiet)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  expect(await answers(first)).toBe(true)
  const ended = new Promise((done) => sims.once('exit', done))
  sims.stdin.end()
  expect(await ended).toBe(0)
}, 20_000)

test('it ends when whoever began it is killed', async () => {
  const first = await freeBlock()
  const parent = join(folder, 'parent.mjs')
  writeFileSync(
    parent,
    `import { spawn } from 'node:child_process'
const sims = spawn(process.execPath, [${JSON.stringify(entry)}, '${first}', '${quiet}'], { stdio: ['pipe', 'ignore', 'inherit'] })
console.log(sims.pid)
setInterval(() => {}, 1000)`,
  )
  const server = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = await new Promise<number>((done) =>
    server.stdout.once('data', (text: Buffer) => done(Number(text.toString()))),
  )
  expect(await answers(first)).toBe(true)
  server.kill('SIGKILL')
  expect(await isGone(pid)).toBe(true)
}, 20_000)

test('two of one center share a block: the second waits, and takes over when the first ends', async () => {
  const first = await freeBlock()
  const begin = () =>
    spawn(process.execPath, [entry, String(first), String(quiet)], { stdio: ['pipe', 'ignore', 'pipe'] })
  const one = begin()
  expect(await answers(first)).toBe(true)
  const two = begin()
  const said = await new Promise<string>((done) =>
    two.stderr.once('data', (text: Buffer) => done(text.toString())),
  )
  expect(said).toContain('EADDRINUSE')
  one.stdin.end()
  await new Promise((done) => one.once('exit', done))
  await new Promise((done) => setTimeout(done, 2200))
  expect(await answers(first)).toBe(true)
  two.stdin.end()
}, 30_000)

test('it says how it is called when it is told nothing', async () => {
  const sims = spawn(process.execPath, [entry], { stdio: ['pipe', 'ignore', 'pipe'] })
  expect(await new Promise((done) => sims.once('exit', done))).toBe(2)
})

import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { afterEach, expect, test } from 'vitest'
import { checkWatchCommands } from './checks.ts'

afterEach(() => {
  process.exitCode = 0
})

const settings = { kind: 'tcp', host: 'www.example.cn', port: 443 }
const testCommand = checkWatchCommands.find((one) => one.name === 'watch test')
const looked = (ok: boolean, values: readonly (number | null)[] = []) => {
  const call = async ({ path }: Endpoint) => {
    if (path.endsWith('/tries')) return { ok, tookMs: 12, values, detail: ok ? '' : '拒绝连接', note: '' }
    return path.includes(':checkId')
      ? { check: { id: 'chk_1', settings, timeoutS: 5 } }
      : { items: [{ id: 'chk_1', name: '主页' }] }
  }
  const printed: string[] = []
  const say = ({ zh }: { zh: string }) => zh
  const tools = { call, say, language: 'zh-CN', print: (line: string) => printed.push(line) }
  return testCommand?.run(tools as never, { name: '主页' } as never).then(() => printed)
}

test.each([
  [true, 0, '正常  12 毫秒'],
  [false, 1, '失败  12 毫秒  拒绝连接'],
])('a look that is fine: %s ends with %i, for scripts that ask', async (ok, exitCode, line) => {
  expect(await looked(ok)).toEqual([line])
  expect(Number(process.exitCode ?? 0)).toBe(exitCode)
})

test('what a look measured is written as the page writes it, and what it did not measure not at all', async () => {
  expect(await looked(true, [0.4526049999985844, null])).toEqual(['正常  12 毫秒', '  建立连接: 0.45 毫秒'])
})

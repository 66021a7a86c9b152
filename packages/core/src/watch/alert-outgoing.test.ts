import { expect, test } from 'vitest'
import type { Alert } from './alert.ts'
import type { AlertHook } from './alert-ends.ts'
import { alertmanagerMessage } from './alert-outgoing.ts'
import { say } from './said/saying.ts'

const alert = (detail: string) =>
  ({ title: '官网', detail, kind: 'down', severity: 'urgent', labels: {}, since: 0, ended: null }) as Alert
const hook = { id: 'hok_1', name: '值班群' } as unknown as AlertHook
const names = { system: () => null, unit: '某县融媒体中心', externalUrl: '' }

test.each([
  [say('net.late', { s: 5 }), '5 秒内没有完成'],
  ['连续 1 分钟探测失败', '连续 1 分钟探测失败'],
])('%s is told to a receiver in Chinese', (detail, description) => {
  const digest = { firing: [alert(detail)], resolved: [] }
  const message = alertmanagerMessage(hook, digest, names)
  expect(message).toMatchObject({ alerts: [{ annotations: { summary: '官网', description } }] })
})

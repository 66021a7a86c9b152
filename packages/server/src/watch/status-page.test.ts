import type { Instant } from '@rongheng/core/kernel/time'
import { usualRule } from '@rongheng/core/watch/judge'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { systemsInHand } from '@rongheng/storage/watch/alert-list'
import { expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { getStatusPage, savePage, showStatus } from './status-page.ts'

const db = await testDb()
const home = 'unt_01HWSTAT000000000000000001'
const other = 'unt_01HWSTAT000000000000000002'
const [system, hidden] = ['sys_01HWSTAT000000000000000001', 'sys_01HWSTAT000000000000000002'] as const
const now = Date.UTC(2026, 10, 23, 4) as Instant
const at = new Date(now)
await insert(db, 'unit', [
  { id: home, parent_id: null, name: '示例区融媒体中心' },
  { id: other, parent_id: null, name: '另一个中心' },
])
const systemRow = (id: string, name: string) => ({
  id,
  unit_id: home,
  kind: 'playout',
  name,
  importance: 'core',
  description: '',
  created_at: at,
  changed_at: at,
  version: 1,
})
await insert(db, 'asset_system', [systemRow(system, '播出系统'), systemRow(hidden, '内部存储')])
const checkRow = (nth: number, more: Readonly<Record<string, unknown>> = {}) => ({
  id: `chk_01HWSTAT00000000000000000${nth}`,
  unit_id: home,
  system_id: system,
  device_id: null,
  name: '机密主机名',
  settings: JSON.stringify({ kind: 'http', url: 'http://10.9.8.7/secret' }),
  interval_s: 30,
  timeout_s: 10,
  rule: JSON.stringify(usualRule),
  thresholds: '[]',
  severity: 'important',
  needs: [],
  paused: false,
  agent_id: null,
  push_hash: null,
  note: '',
  created_at: at,
  changed_at: at,
  removed_at: null,
  removed_by: null,
  version: 1,
  ...more,
})
const standing = (nth: number, verdict: 'up' | 'down') => ({
  check_id: `chk_01HWSTAT00000000000000000${nth}`,
  unit_id: home,
  change_id: `vch_01HWSTAT00000000000000000${nth}`,
  verdict,
  at: new Date(now - 60_000),
  reason: 'readings',
  detail: verdict === 'up' ? '' : '连不上 10.9.8.7',
  falls: [],
  flapping_at: null,
  flapping: false,
})
await insert(db, 'watch_check', checkRow(1))
await insert(db, 'check_standing', standing(1, 'down'))
const planned = {
  id: 'mnt_01HWSTAT000000000000000001',
  unit_id: home,
  name: '换机密交换机',
  time: JSON.stringify({ kind: 'once', from: now + 3_600_000, to: now + 7_200_000 }),
  everything: false,
  system_ids: [system],
  check_ids: [],
  reason: '机密原因',
  created_at: at,
  created_by: 'usr_1',
  created_by_name: '罗斌',
  version: 1,
}
await insert(db, 'maintenance_window', planned)
const operator = testCtx(db, { roles: { operator: [home] }, now })
const stranger = testCtx(db, { roles: { operator: [other] }, now })
const nobody = testCtx(db, { permissions: [], now })
const unitId = home

test('a page is shown to nobody until its owner says so, and then to those it is shown to alone', async () => {
  const page = await getStatusPage(operator, { unitId })
  expect(page).toMatchObject({ shownTo: 'nobody', version: 0, systemIds: [] })
  const saved = await savePage(operator, { ...page, slug: 'home-status', systemIds: [system] })
  await expect(showStatus(nobody, { slug: 'home-status' })).rejects.toMatchObject({
    code: 'watch.no-such-status-page',
  })
  const reader = testCtx(db, { roles: { reader: [home] }, now })
  // Who may see the checks of the unit is told that it is not open; who may not, that there is none.
  await expect(showStatus(reader, { slug: 'home-status' })).rejects.toMatchObject({
    code: 'watch.status-page-not-open',
  })
  await expect(showStatus(stranger, { slug: 'home-status' })).rejects.toMatchObject({
    code: 'watch.no-such-status-page',
  })
  const inside = await savePage(operator, { ...saved, shownTo: 'signed-in' })
  await expect(showStatus(stranger, { slug: 'home-status' })).rejects.toMatchObject({
    code: 'watch.no-such-status-page',
  })
  expect((await showStatus(reader, { slug: 'home-status' })).systems).toHaveLength(1)
  await savePage(operator, { ...inside, shownTo: 'everybody' })
  expect((await showStatus(nobody, { slug: 'home-status' })).systems).toHaveLength(1)
  expect(await rows(db, 'audit_row')).toMatchObject(Array(3).fill({ action: 'status-page.save' }))
})

test('it says what was chosen in plain words, and nothing of what stands behind it', async () => {
  const view = await showStatus(nobody, { slug: 'home-status' })
  expect(view.systems).toMatchObject([
    { name: '播出系统', shown: 'down', since: now - 60_000, inHand: false },
  ])
  expect(view.systems[0]?.days).toHaveLength(90)
  expect(view.maintenance).toEqual([
    { from: now + 3_600_000, to: now + 7_200_000, weekly: null, systems: ['播出系统'] },
  ])
  expect(JSON.stringify(view)).not.toMatch(/机密|10\.9\.8\.7|内部存储|chk_|sys_|unt_/)
})

const alert = (nth: number, more: Readonly<Record<string, unknown>> = {}) => ({
  id: `alt_01HWSTAT00000000000000000${nth}`,
  unit_id: home,
  key: `check:${nth}`,
  source: 'check',
  source_id: null,
  kind: 'down',
  severity: 'important',
  title: '机密主机名',
  detail: '',
  check_id: null,
  system_id: system,
  labels: '{}',
  change_id: null,
  since: at,
  opened_at: at,
  tell_at: at,
  changed_at: at,
  explained_by: null,
  silenced_by: null,
  maintenance_by: null,
  seen_at: null,
  seen_by: null,
  seen_by_name: null,
  ended_at: null,
  ended_how: null,
  ended_by_name: null,
  ...more,
})
const seen = { seen_at: at, seen_by: 'usr_1', seen_by_name: '罗斌' }

test.each([
  ['nobody has taken note of its alert', [alert(1)], false],
  ['somebody has', [alert(1, seen)], true],
  [
    'somebody has taken note of the one that explains it',
    [alert(1, seen), alert(2, { explained_by: alert(1).id })],
    true,
  ],
  ['a second trouble is new', [alert(1, seen), alert(2)], false],
  [
    'the new one is held back by maintenance',
    [alert(1, seen), alert(2, { maintenance_by: planned.id })],
    true,
  ],
  ['the one taken note of is over', [alert(1, { ...seen, ended_at: at, ended_how: 'recovered' })], false],
] as const)('whether it says that trouble is worked on, when %s', async (_, alerts, inHand) => {
  const own = await testDb()
  await insert(own, 'maintenance_window', planned)
  await insert(own, 'alert', alerts)
  expect((await systemsInHand(own, home)).has(system)).toBe(inHand)
})

test('trouble that is only worth knowing reaches nobody outside, and keeps nothing from being in hand', async () => {
  const own = await testDb()
  await insert(own, 'unit', { id: home, parent_id: null, name: '示例区融媒体中心' })
  await insert(own, 'asset_system', [systemRow(system, '播出系统'), systemRow(hidden, '素材存储')])
  await insert(own, 'watch_check', [
    checkRow(1),
    checkRow(2, { name: '打印机', severity: 'notice' }),
    checkRow(3, { name: '机位', severity: 'notice', system_id: hidden }),
  ])
  await insert(own, 'check_standing', [standing(1, 'up'), standing(2, 'down'), standing(3, 'down')])
  const turned = { unit_id: home, reason: 'readings', detail: '', readings: '[]' }
  await insert(
    own,
    'verdict_change',
    [1, 2, 3].map((nth) => ({
      ...turned,
      id: `vch_01HWSTAT00000000000000000${nth}`,
      check_id: checkRow(nth).id,
      at: new Date(now - 60_000),
      before: 'unknown',
      after: nth === 1 ? 'up' : 'down',
    })),
  )
  const inside = testCtx(own, { roles: { operator: [home] }, now })
  const page = await getStatusPage(inside, { unitId })
  await savePage(inside, { ...page, slug: 'own-status', systemIds: [system, hidden], shownTo: 'everybody' })
  const view = await showStatus(testCtx(own, { permissions: [], now }), { slug: 'own-status' })
  expect(view.shown).toBe('up')
  expect(view.systems).toMatchObject([
    { shown: 'up', since: null, shareBp: 10_000 },
    { shown: 'up', since: null, shareBp: null },
  ])
  const unseen = { check_id: checkRow(2).id }
  await insert(own, 'alert', [alert(1, seen), alert(2, unseen)])
  expect((await systemsInHand(own, home)).has(system)).toBe(true)
})

test('what comes every week is told once, with its days and hours and when it is next', async () => {
  // Monday 2026-11-23, noon in Shanghai: the next Tuesday is tomorrow, 2 to 4 at night.
  await insert(db, 'maintenance_window', {
    id: 'mnt_01HWSTAT000000000000000002',
    unit_id: home,
    name: '例行检修',
    time: JSON.stringify({
      kind: 'weekly',
      weekdays: [2, 4],
      from: '02:00',
      to: '04:00',
      firstOn: '2020-01-07',
      lastOn: null,
    }),
    everything: true,
    system_ids: [],
    check_ids: [],
    reason: '',
    created_at: at,
    created_by: 'usr_1',
    created_by_name: '罗斌',
    version: 1,
  })
  // Later than an answer serves everybody.
  const later = testCtx(db, { permissions: [], now: (now + 60_000) as Instant })
  const { maintenance } = await showStatus(later, { slug: 'home-status' })
  const tuesday = Date.UTC(2026, 10, 23, 18)
  expect(maintenance.slice(1)).toEqual([
    {
      from: tuesday,
      to: tuesday + 7_200_000,
      weekly: { weekdays: [2, 4], from: '02:00', to: '04:00' },
      systems: ['播出系统'],
    },
  ])
})

test('two units cannot have one address, and a system of another unit is not shown', async () => {
  const page = await getStatusPage(stranger, { unitId: other })
  await expect(savePage(stranger, { ...page, slug: 'home-status' })).rejects.toMatchObject({
    code: 'watch.slug-taken',
  })
  await expect(savePage(stranger, { ...page, systemIds: [system] })).rejects.toMatchObject({
    code: 'watch.no-such-system',
  })
})

test('who asks without an account is held to 240 a minute, 120 at once; people of the house are not', async () => {
  const late = (now + 600_000) as Instant
  const passerBy = testCtx(db, { permissions: [], now: late })
  const asked = () => showStatus(passerBy, { slug: 'no-such-page' })
  for (let n = 0; n < 120; n++)
    await expect(asked()).rejects.toMatchObject({ code: 'watch.no-such-status-page' })
  await expect(asked()).rejects.toMatchObject({ code: 'kernel.too-often', facts: { seconds: 1 } })
  const colleague = testCtx(db, { roles: { operator: [home] }, now: late })
  await expect(showStatus(colleague, { slug: 'no-such-page' })).rejects.toMatchObject({
    code: 'watch.no-such-status-page',
  })
})

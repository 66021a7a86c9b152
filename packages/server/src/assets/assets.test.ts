import { readSpreadsheet } from '@rongheng/adapters/files/read-spreadsheet'
import { workbookFile } from '@rongheng/adapters/render/workbook-file'
import { DeviceId, SystemId } from '@rongheng/core/assets/ids'
import { DeviceEntry, SystemEntry, type AssetEntry } from '@rongheng/core/assets/record'
import type { UnitId } from '@rongheng/core/identity/unit'
import type { Day } from '@rongheng/core/kernel/time'
import { addAsset as insertAsset } from '@rongheng/storage/assets/records'
import { insert, rows, testDb } from '@rongheng/storage/testing'
import { beforeAll, expect, test } from 'vitest'
import { testCtx } from '../testing.ts'
import { addDocument, addEvent, downloadPhoto, reportFault, uploadPhoto } from './history.ts'
import { getDevice, getSystem, register } from './register.ts'
import { exportAssets, importAssets, importFaults, tryImport } from './workbook.ts'
import { addAsset, removeAsset, saveAsset, setNeeds } from './write.ts'

const db = await testDb()
const unitId: UnitId = 'unt_01HASSETS00000000000000000'
const otherUnit: UnitId = 'unt_01HASSETS00000000000000001'
const owner = 'usr_01HTESTER00000000000000000'
const ports = { readSpreadsheet, workbookFile }
const ctx = testCtx(db, { roles: { operator: [unitId] }, ports })
const elsewhere = testCtx(db, { roles: { operator: [otherUnit] }, ports })
const reader = testCtx(db, { roles: { editor: [unitId] }, ports })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  )

beforeAll(async () => {
  await insert(db, 'unit', [
    { id: unitId, parent_id: null, name: '示例中心' },
    { id: otherUnit, parent_id: null, name: '别处' },
  ])
  await insert(db, 'user_account', {
    id: owner,
    unit_id: unitId,
    user_name: 'yunwei',
    name: '周运维',
    state: 'active',
    duty: 'business',
    password_hash: '',
    password_set_at: new Date(),
    must_change: false,
    active_since: new Date(),
    created_at: new Date(),
    is_example: false,
    version: 1,
  })
  await insert(db, 'role_grant', {
    user_id: owner,
    unit_id: unitId,
    role: 'operator',
    granted_by: owner,
    granted_at: new Date(),
  })
})

const systemOf = (more: Partial<AssetEntry<'system'>> = {}) => ({
  ...SystemEntry.parse({ name: '播出系统', kind: 'playout' }),
  ...more,
  unitId,
})
const deviceOf = (more: Partial<AssetEntry<'device'>> = {}) => ({
  ...DeviceEntry.parse({ name: '播出服务器', kind: 'playout-server' }),
  ...more,
  unitId,
})

test('a system and its device are entered, found together, changed once, and stand in the audit', async () => {
  const system = await addAsset('system')(ctx, systemOf({ ownerId: owner }))
  const device = await addAsset('device')(
    ctx,
    deviceOf({ systemId: system.id, warrantyEndsOn: '2023-07-15' as Day }),
  )
  const page = await getSystem(ctx, { systemId: system.id })
  expect(page.register.devices.map((one) => one.id)).toEqual([device.id])
  const saved = await saveAsset('device')(ctx, { ...deviceOf({ brand: '索贝' }), id: device.id, version: 1 })
  expect(saved).toMatchObject({ brand: '索贝', version: 2, systemId: null })
  expect(await codeOf(saveAsset('device')(ctx, { ...deviceOf(), id: device.id, version: 1 }))).toBe(
    'kernel.stale',
  )
  const acts = ((await rows(db, 'audit_row')) as { action: string }[]).map((row) => row.action)
  expect(acts).toEqual(['asset.add', 'asset.add', 'asset.save'])
})

const fieldsOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { fields?: unknown }) => error.fields,
  )

test('two systems of one name are refused where the name is typed, and the one before is named', async () => {
  await addAsset('system')(ctx, systemOf({ name: '转码 系统' }))
  const taken = [{ path: 'name', code: 'assets.name-taken', facts: { other: '转码 系统' } }]
  expect(await fieldsOf(addAsset('system')(ctx, systemOf({ name: '转码系统' })))).toEqual(taken)
  const other = await addAsset('system')(ctx, systemOf({ name: '收录系统' }))
  const renamed = { ...systemOf({ name: '转码系统' }), id: other.id, version: 1 }
  expect(await fieldsOf(saveAsset('system')(ctx, renamed))).toEqual(taken)
  expect(
    await fieldsOf(addAsset('system')(elsewhere, { ...systemOf({ name: '转码系统' }), unitId: otherUnit })),
  ).toBeNull()
})

test('two clicks at the same moment enter one system, not two', async () => {
  const twice = [1, 2].map(() => fieldsOf(addAsset('system')(ctx, systemOf({ name: '媒资系统' }))))
  expect((await Promise.all(twice)).filter((fields) => fields === null)).toHaveLength(1)
})

test('two of one name from before that was refused may each be changed further', async () => {
  const first = await addAsset('system')(ctx, systemOf({ name: '旧系统' }))
  const second = { ...first, id: SystemId.parse(ctx.newId('sys')) }
  await ctx.transaction((tx) => insertAsset(tx, 'system', second))
  const next = { ...systemOf({ name: '旧系统', importance: 'core' }), id: second.id, version: 1 }
  expect(await saveAsset('system')(ctx, next)).toMatchObject({ importance: 'core' })
})

test('an asset number belongs to one device; devices without one are as many as there are', async () => {
  await addAsset('device')(ctx, deviceOf({ name: '甲', assetNumber: 'ZC-1' }))
  expect(await fieldsOf(addAsset('device')(ctx, deviceOf({ name: '乙', assetNumber: 'ＺＣ-1' })))).toEqual([
    { path: 'assetNumber', code: 'assets.number-taken', facts: { other: '甲' } },
  ])
  await addAsset('device')(ctx, deviceOf({ name: '丙' }))
  await addAsset('device')(ctx, deviceOf({ name: '丁' }))
})

test('another unit’s records do not exist, to be read, changed or named', async () => {
  const theirs = await addAsset('system')(elsewhere, {
    ...systemOf({ name: '他们的系统' }),
    unitId: otherUnit,
  })
  expect(await codeOf(getSystem(ctx, { systemId: theirs.id }))).toBe('assets.no-such-record')
  expect(await codeOf(register(ctx, { unitId: otherUnit }))).toBe('identity.no-such-unit')
  expect(await codeOf(addAsset('device')(ctx, deviceOf({ systemId: theirs.id })))).toBe(
    'assets.no-such-record',
  )
  expect(await codeOf(addAsset('system')(ctx, systemOf({ name: '无主系统', ownerId: 'usr_nobody' })))).toBe(
    'assets.no-such-person',
  )
})

test('what is named by another stays until that is changed, and nothing needs itself around a corner', async () => {
  const system = await addAsset('system')(ctx, systemOf({ name: '网络系统', kind: 'network' }))
  const lan = await addAsset('device')(
    ctx,
    deviceOf({ name: '核心交换机', kind: 'switch', systemId: system.id }),
  )
  expect(await codeOf(removeAsset(ctx, { id: system.id, version: 1 }))).toBe('assets.still-named')
  const { needs } = await setNeeds(ctx, { subjectId: system.id, needs: [lan.id, lan.id] })
  expect(needs).toContainEqual({ fromId: system.id, toId: lan.id })
  expect(await codeOf(setNeeds(ctx, { subjectId: lan.id, needs: [system.id] }))).toBe('assets.circle')
  await removeAsset(ctx, { id: lan.id, version: 1 })
  expect((await register(ctx, { unitId })).needs).toEqual([])
  await removeAsset(ctx, { id: system.id, version: 1 })
  expect(await codeOf(getSystem(ctx, { systemId: system.id }))).toBe('assets.no-such-record')
})

test('whoever stands at a device reports a fault with a picture; whoever answers for its system is told', async () => {
  const system = await addAsset('system')(
    ctx,
    systemOf({ name: '制作系统', kind: 'production', ownerId: owner }),
  )
  const device = await addAsset('device')(
    ctx,
    deviceOf({ name: '调音台', kind: 'audio', systemId: system.id }),
  )
  const jpg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)
  expect(await codeOf(uploadPhoto(reader, { subjectId: device.id, name: '一.pdf' }, jpg))).toBe(
    'assets.not-a-picture',
  )
  const photo = await uploadPhoto(reader, { subjectId: device.id, name: '一.jpg' }, jpg)
  const event = await reportFault(reader, { subjectId: device.id, text: '没有声音', photoId: photo.id })
  expect(await rows(db, 'notice')).toMatchObject([
    { user_id: owner, code: 'assets.notice.fault', link: `/assets/devices/${device.id}` },
  ])
  const page = await getDevice(reader, { deviceId: device.id })
  expect(page).toMatchObject({ systemName: '制作系统', events: [{ kind: 'fault', text: '没有声音' }] })
  expect((await downloadPhoto(reader, { subjectId: device.id, fileId: photo.id })).bytes).toEqual(jpg)
  expect(await codeOf(addDocument(reader, { subjectId: device.id, name: '手册.pdf', note: '' }, jpg))).toBe(
    'assets.no-such-record',
  )
  expect(
    await codeOf(
      addEvent(ctx, {
        subjectId: device.id,
        kind: 'repair',
        happenedOn: '2023-07-01' as Day,
        text: '明天修',
        costFen: null,
        vendorId: null,
      }),
    ),
  ).toBe('assets.event-ahead') // the test's day is 30 June 2023
  expect(event.recordedByName).toBe('测试员')
})

test('what is exported comes back without a change; a changed workbook is tried, imported once, and refused when stale', async () => {
  const file = await exportAssets(ctx, { unitId, empty: false })
  const again = await tryImport(ctx, { unitId, name: file.name }, file.bytes)
  expect(again.rows.length).toBeGreaterThan(3)
  expect(new Set(again.rows.map((row) => row.fate))).toEqual(new Set(['same']))
  expect(again.unread).toEqual([])

  const column = (title: string) => ({ title, width: 10, kind: 'text' as const })
  const bytes = await workbookFile([
    {
      name: '位置',
      columns: [column('位置名称'), column('上级位置')],
      rows: [
        ['机房', '办公楼'],
        ['办公楼', null],
      ],
    },
    {
      name: '设备',
      columns: ['设备名称', '设备类型', '位置', '购置价（元）'].map(column),
      rows: [
        ['存储一', '存储', '机房', '１２,０００.５0'],
        ['存储二', '存储', '地下室', '9'],
      ],
    },
  ])
  const of = { unitId, name: '清单.xlsx' }
  const tried = await tryImport(ctx, of, bytes)
  expect(tried.rows.map((row) => [row.name, row.fate])).toEqual([
    ['存储一', 'new'],
    ['存储二', 'fault'],
    ['机房', 'new'],
    ['办公楼', 'new'],
  ])
  expect(await codeOf(importAssets(ctx, { ...of, digest: again.digest }, bytes))).toBe(
    'assets.import-changed',
  )
  await importAssets(ctx, { ...of, digest: tried.digest }, bytes)
  const now = await register(ctx, { unitId })
  const stored = now.devices.find((one) => one.name === '存储一')
  expect(await getDevice(ctx, { deviceId: stored?.id as never })).toMatchObject({
    place: '办公楼 / 机房',
    device: { priceFen: 1_200_050 },
  })
  expect(now.devices.some((one) => one.name === '存储二')).toBe(false)
  const twice = await tryImport(ctx, of, bytes)
  expect(await codeOf(importAssets(ctx, { ...of, digest: twice.digest }, bytes))).toBe(
    'assets.import-nothing',
  )

  const faults = await importFaults(ctx, of, bytes)
  const mended = await tryImport(ctx, { unitId, name: faults.name }, faults.bytes)
  expect(mended.rows).toMatchObject([
    { name: '存储二', fate: 'fault', faults: [{ code: 'assets.row.no-such' }] },
  ])
  expect(mended.unread).toEqual([])
})

test('a device whose stored address is none can be read all the same', async () => {
  const device = await addAsset('device')(ctx, deviceOf({ name: '老交换机' }))
  const old = { ...device, id: DeviceId.parse(ctx.newId('dev')), address: '999.1.1.1' }
  await ctx.transaction((tx) => insertAsset(tx, 'device', old))
  expect(await getDevice(ctx, { deviceId: old.id })).toMatchObject({ device: { address: '999.1.1.1' } })
  expect(DeviceEntry.safeParse(old).error?.issues).toMatchObject([
    { path: ['address'], message: 'assets.address-form' },
  ])
})

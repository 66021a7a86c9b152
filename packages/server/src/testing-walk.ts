import { anchorFile } from '@rongheng/adapters/files/anchor-file'
import { diskStore } from '@rongheng/adapters/files/disk-store'
import { keySealer } from '@rongheng/adapters/files/key-sealer'
import { readYaml } from '@rongheng/adapters/files/yaml-text'
import { readSpreadsheet } from '@rongheng/adapters/files/read-spreadsheet'
import { reportWorkHere } from '@rongheng/adapters/files/testing-report-work'
import { ledgerErrorFile } from '@rongheng/adapters/render/ledger-errors'
import { tableFile } from '@rongheng/adapters/render/table-file'
import { workbookFile } from '@rongheng/adapters/render/workbook-file'
import { reportRenderer } from '@rongheng/adapters/render/report-renderer'
import { allEndpoints } from '@rongheng/core/api'
import { centerId, examplePeople } from '@rongheng/core/example/center'
import { project2023 } from '@rongheng/core/example/project-2023'
import { permissionsOf, type Permission } from '@rongheng/core/identity/permissions'
import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { requestOf } from '@rongheng/core/kernel/request'
import type { Day, Instant } from '@rongheng/core/kernel/time'
import type { Db } from '@rongheng/storage/db'
import { insert, testDb } from '@rongheng/storage/testing'
import { postgresReadings } from '@rongheng/storage/watch/readings'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { xlsxOf } from '../../../tools/write-xlsx.mjs'
import { allJobs } from './jobs/all.ts'
import type { Ports } from './ctx.ts'
import { loadExample } from './example/load.ts'
import { buildApp } from './http/app.ts'
import { makeLog } from './http/log.ts'
import { makeFirstAdmin } from './identity/first-admin.ts'
import { allRoutes } from './routes.ts'
import { shippedRulebook, testCtx } from './testing.ts'

/** A database with the example center and one other unit. */
export const db = await testDb()
const folder = mkdtempSync(path.join(tmpdir(), 'rongheng-walk-'))
const ports = {
  files: diskStore(folder),
  rulebook: await shippedRulebook(),
  anchors: anchorFile(path.join(folder, 'anchors.jsonl')),
  reports: reportRenderer(),
  pdf: { program: async () => null, toPdf: async () => ({ failed: 'none' }) },
  readSpreadsheet,
  workOnReport: reportWorkHere,
  ledgerErrorFile,
  tableFile,
  readYaml,
  sendWebhook: async () => ({ status: 200, body: '', problem: null, tookMs: 1 }),
  sealer: keySealer(path.join(folder, 'secrets.key')),
  readings: (at: Db) => postgresReadings(at, () => now),
  workbookFile,
  discover: async () => true,
  probe: () => async () => ({ ok: true, tookMs: 1, values: [], detail: '' }),
} as unknown as Ports
/** The moment of every call. */
export const now = Date.UTC(2024, 1, 20, 2) as Instant
/** The unit of the stranger. */
export const otherUnit = 'unt_01HWTHER00000000000000000A'
/** The stranger: every permission, at the other unit. */
export const otherUser = 'usr_01HWTHER00000000000000000A'
/** The center's project of 2023. */
export const projectId = project2023.id
/** What no answer to a stranger may show. */
export const centerName = '示例区融媒体中心'

/** Who calls. */
export type Who = 'owner' | 'foreigner'
const every = [...new Set(Object.values(permissionsOf).flat())] as Permission[]
const actorAt = (unitId: string, id: string) => ({
  id,
  name: id === otherUser ? '外人' : '本人',
  grants: [],
  permissions: new Map(every.map((permission) => [permission, { unitIds: [unitId] }])),
})
const queued: { job: string; payload: unknown }[] = []
const { fastify, ...rest } = await buildApp({
  db,
  ports,
  enqueue: async (_tx, job, payload) => void queued.push({ job, payload }),
  clock: () => now,
  log: makeLog('silent'),
  door: {
    via: 'web',
    identify: async (request) => ({
      mustChange: false,
      actor:
        request.headers['x-who'] === 'owner'
          ? actorAt(centerId, examplePeople.owner.id)
          : actorAt(otherUnit, otherUser),
    }),
  },
})
for (const bind of allRoutes) bind({ fastify, ...rest })

/** Every contract by its name. */
export const endpoints = new Map<string, Endpoint>(
  allEndpoints().map(({ name, endpoint }) => [name, endpoint]),
)

/** Calls a contract as somebody, and does the work it put on the queue. */
export async function ask(who: Who, name: string, input: object, bytes?: Uint8Array) {
  const endpoint = endpoints.get(name)
  if (!endpoint) throw new Error(`no endpoint ${name}`)
  const parts = requestOf(endpoint, input as never)
  const answer = await fastify.inject({
    method: parts.method,
    url: parts.url,
    headers: {
      'x-who': who,
      ...(bytes ? { 'content-type': 'application/octet-stream' } : {}),
      ...(parts.body !== null ? { 'content-type': 'application/json' } : {}),
    },
    ...(bytes ? { payload: Buffer.from(bytes) } : parts.body === null ? {} : { payload: parts.body }),
  })
  for (const { job, payload } of queued.splice(0)) {
    const ctx = testCtx(db, { now, ports, permissions: every, unitIds: [centerId, otherUnit] })
    await allJobs
      .find((j) => j.name === job)
      ?.run(
        { ...ctx, enqueue: async (_tx, next, more) => void queued.push({ job: next, payload: more }) },
        payload as never,
      )
  }
  return answer
}

// A contract answers with what it says; the test reads it by the names it needs.
// oxlint-disable-next-line typescript/no-explicit-any
export type Answer = any
/** What the contract says to somebody. @throws Error when it refuses */
export async function answerTo(who: Who, name: string, input: object, bytes?: Uint8Array): Promise<Answer> {
  const answer = await ask(who, name, input, bytes)
  if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`)
  return answer.json()
}
/** What the contract says to the owner. */
export const mine = (name: string, input: object, bytes?: Uint8Array) => answerTo('owner', name, input, bytes)
/** The center's project. */
export const project = () => mine('budget.getProject', { projectId })
/** Its goal with indicators. */
export const goal = () => mine('evaluate.getGoal', { projectId })
/** The outline its report is written by. */
export const outlineId = 'self-summary'
/** Its report. */
export const report = () => mine('report.getReport', { projectId, outlineId })
/** Bytes of a document. */
export const pdf = new TextEncoder().encode('%PDF-1.7 示例')
let ledgers = 0
/** Bytes of a ledger with a payment and a row in error; a different amount each time, or it would be the same file twice. */
export const ledger = () =>
  xlsxOf([
    ['支付日期', '收款人', '用途', '金额（元）'],
    ['2023-11-21', '示例公司', '维护', 1000 + ++ledgers],
    ['2023-11-22', '示例公司', '维护', '不是数'],
  ])
/** One of the project's payments. */
export const payment = async () => {
  const { items } = await mine('budget.listPayments', { projectId })
  return items[0]
}
/** An adjustment or arrival. */
export const money = {
  on: '2023-07-03',
  amount: 100_000,
  source: 'appropriation',
  document: '示财预〔2023〕9号',
}

const admin = testCtx(db, { now, ports, permissions: every, unitIds: [] })
await makeFirstAdmin(admin)
await loadExample(admin, '2024-02-20' as Day, 47_100)
await insert(db, 'unit', { id: otherUnit, parent_id: null, name: '另一个中心' })

/** The report with every place filled, as it is saved. */
export async function filledReport() {
  const sheet = await report()
  // Something that the check wants explained.
  const texts: Record<string, string> = {
    ...sheet.content.texts,
    analysis: '平台影响力大幅提高，群众反映良好。',
  }
  for (const slot of sheet.slots) if (!slot.filled && !slot.optional) texts[slot.key] = '已按要求完成。'
  const steps = Array.from({ length: 9 }, (_, step) => ({
    step,
    on: '2024-01-10',
    people: '小组',
    what: '完成',
  }))
  const methods = [{ method: 'comparison', data: '预算与决算' }]
  const content = { ...sheet.content, texts, steps, methods, author: '陈立新' }
  return { projectId, outlineId, version: sheet.version, content }
}

/** Fills and signs the report. */
export async function signReport() {
  const { version } = await mine('report.saveReport', await filledReport())
  return mine('report.signReport', { projectId, outlineId, version })
}

import { z } from 'zod'
import { type ForeignRow, type Proposal, proposal } from './import-proposal.ts'
import { say } from './said/saying.ts'

// The backup of Uptime Kuma 1.x: settings › backup › export.
const Monitor = z.object({
  name: z.string(),
  type: z.string(),
  active: z.coerce.boolean().default(true),
  interval: z.coerce.number().optional(),
  timeout: z.coerce.number().nullish(),
  maxretries: z.coerce.number().nullish(),
  url: z.string().nullish(),
  method: z.string().nullish(),
  hostname: z.string().nullish(),
  port: z.coerce.number().nullish(),
  keyword: z.string().nullish(),
  invertKeyword: z.coerce.boolean().nullish(),
  jsonPath: z.string().nullish(),
  expectedValue: z.string().nullish(),
  maxredirects: z.coerce.number().nullish(),
  accepted_statuscodes: z.array(z.string()).nullish(),
  ignoreTls: z.coerce.boolean().nullish(),
  upsideDown: z.coerce.boolean().nullish(),
  headers: z.string().nullish(),
  body: z.string().nullish(),
  description: z.string().nullish(),
  basic_auth_user: z.string().nullish(),
  dns_resolve_type: z.string().nullish(),
  dns_resolve_server: z.string().nullish(),
})
type Monitor = z.infer<typeof Monitor>

/** The backup as a whole. */
export const KumaBackup = z.object({ monitorList: z.array(z.unknown()) })

/** The checks that the monitors of an Uptime Kuma backup become. */
export const fromKuma = (body: z.infer<typeof KumaBackup>): Proposal[] =>
  body.monitorList.map((raw, at) => {
    const read = Monitor.safeParse(raw)
    if (read.success) return proposal(rowOf(read.data))
    return proposal({
      ...asFarAsRead(raw, `${at + 1}`),
      settings: null,
      without: 'unclear',
      remark: wrongField(read.error),
    })
  })

/** The fields that a person finds again in Uptime Kuma. */
const fields: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  name: { zh: '名称', en: 'Name' },
  type: { zh: '类型', en: 'Type' },
  interval: { zh: '间隔', en: 'Interval' },
  timeout: { zh: '超时', en: 'Timeout' },
  maxretries: { zh: '重试次数', en: 'Retries' },
  url: { zh: '网址', en: 'Address' },
  hostname: { zh: '主机', en: 'Host' },
  port: { zh: '端口', en: 'Port' },
  accepted_statuscodes: { zh: '状态码', en: 'Statuses' },
}

/** By what a person finds a row again that was not understood: its name, or its place in the list. */
function asFarAsRead(raw: unknown, place: string) {
  const { data } = z.object({ name: z.string().catch(''), url: z.string().catch('') }).safeParse(raw)
  return { name: data?.name || data?.url || place, target: data?.url ?? '' }
}

function wrongField({ issues }: z.ZodError) {
  const field = fields[String(issues[0]?.path[0])]
  return field ? say('import.field', { field }) : say('import.row')
}

function rowOf(m: Monitor): ForeignRow {
  const row = {
    name: m.name,
    target: m.url && m.url !== 'https://' ? m.url : [m.hostname, m.port].filter(Boolean).join(':'),
    paused: !m.active,
    note: m.description ?? '',
    ...(m.interval === undefined ? {} : { intervalS: m.interval }),
    ...(m.timeout ? { timeoutS: m.timeout } : {}),
    // Over there it is down after all retries have failed, too.
    failuresToDown: (m.maxretries ?? 0) + 1,
  }
  // What is well when it does not answer is not turned round here: a wrong guess would be silent.
  if (m.upsideDown) return { ...row, settings: null, without: 'not-known', remark: say('import.upside-down') }
  const settings = settingsOf(m)
  if (settings === null)
    return { ...row, settings, without: 'not-known', remark: say('import.no-kind', { type: m.type }) }
  return { ...row, settings, ...(m.basic_auth_user ? { remark: say('import.no-password') } : {}) }
}

function settingsOf(m: Monitor): Record<string, unknown> | null {
  switch (m.type) {
    case 'http':
    case 'keyword':
    case 'json-query':
      return {
        kind: 'http',
        url: m.url ?? '',
        method: ['GET', 'HEAD', 'POST'].includes(m.method ?? '') ? m.method : 'GET',
        headers: headersOf(m.headers),
        body: m.body ?? '',
        statuses: m.accepted_statuscodes?.length ? m.accepted_statuscodes : ['2xx'],
        redirects: Math.min(5, m.maxredirects ?? 0),
        anyCertificate: m.ignoreTls ?? false,
        text:
          m.type === 'keyword' && m.keyword ? { holds: m.keyword, absent: m.invertKeyword ?? false } : null,
        json:
          m.type === 'json-query' && m.jsonPath
            ? { path: m.jsonPath.replace(/^\$\.?/, ''), is: m.expectedValue ?? '' }
            : null,
      }
    case 'port':
      return { kind: 'tcp', host: m.hostname ?? '', port: m.port }
    case 'ping':
      return { kind: 'icmp', host: m.hostname ?? '' }
    case 'dns':
      return {
        kind: 'dns',
        name: m.hostname ?? '',
        type: m.dns_resolve_type ?? 'A',
        server: (m.dns_resolve_server ?? '').split(',')[0]?.trim() ?? '',
        port: m.port ?? 53,
      }
    default:
      return null
  }
}

function headersOf(text: string | null | undefined): { name: string; value: string }[] {
  if (!text) return []
  try {
    const read = z.record(z.string(), z.coerce.string()).safeParse(JSON.parse(text))
    return read.success ? Object.entries(read.data).map(([name, value]) => ({ name, value })) : []
  } catch {
    return []
  }
}

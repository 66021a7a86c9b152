import { z } from 'zod'
import { checkKind } from '../kind.ts'
import type { Metric } from '../metric.ts'

/** What an HTTP(S) check asks for and what it wants to see. */
export const HttpSettings = z.object({
  kind: z.literal('http'),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  method: z.enum(['GET', 'HEAD', 'POST']).default('GET'),
  headers: z
    .array(z.object({ name: z.string().regex(/^[A-Za-z0-9-]{1,60}$/), value: z.string().max(2000) }))
    .max(20)
    .default([]),
  body: z.string().max(10_000).default(''),
  /** "200", "200-299", "2xx": one of them must be the answer's status. */
  statuses: z
    .array(z.string().regex(/^([1-5]\d\d(-[1-5]\d\d)?|[1-5]xx)$/))
    .min(1)
    .max(20)
    .default(['2xx']),
  /** How many redirects are followed; 0 takes the first answer as it is. A redirect to a page of sign-in is not "up". */
  redirects: z.int().min(0).max(5).default(0),
  /** A header that must be there, and what its value must hold. */
  header: z
    .object({ name: z.string().min(1).max(60), holds: z.string().max(500) })
    .nullable()
    .default(null),
  /** Text that must stand in the body, or must not. */
  text: z
    .object({ holds: z.string().min(1).max(500), absent: z.boolean() })
    .nullable()
    .default(null),
  /** A value of a JSON body: `data.items[0].title`, and what it must be. */
  json: z
    .object({ path: z.string().min(1).max(200), is: z.string().max(500) })
    .nullable()
    .default(null),
  /** Takes certificates that are expired, of another name or signed by nobody known. What is wrong is said all the same. */
  anyCertificate: z.boolean().default(false),
})
export type HttpSettings = z.infer<typeof HttpSettings>

const metrics: readonly Metric[] = [
  { key: 'dns-ms', zh: '域名解析', en: 'DNS', unit: 'ms' },
  { key: 'connect-ms', zh: '建立连接', en: 'Connect', unit: 'ms' },
  { key: 'tls-ms', zh: 'TLS 握手', en: 'TLS handshake', unit: 'ms' },
  { key: 'first-byte-ms', zh: '首字节', en: 'First byte', unit: 'ms' },
  { key: 'status', zh: '状态码', en: 'Status', unit: 'code' },
  { key: 'bytes', zh: '正文大小', en: 'Body size', unit: 'bytes' },
  { key: 'certificate-days', zh: '证书剩余天数', en: 'Certificate days left', unit: 'days' },
]

/** HTTP(S). The whole time of a probe is the reading's own; the metrics hold its phases. */
export const httpKind = checkKind<HttpSettings>({
  kind: 'http',
  zh: '网页与接口 HTTP(S)',
  en: 'HTTP(S)',
  settings: HttpSettings,
  metrics: () => metrics,
  secrets: [],
  intervalS: 30,
  timeoutS: 10,
  target: ({ url }) => url,
})

/** Whether a status is one of those wanted. */
export const statusFits = (statuses: readonly string[], status: number): boolean =>
  statuses.some((wanted) => {
    if (wanted.endsWith('xx')) return Math.floor(status / 100) === Number(wanted[0])
    const [from, to = from] = wanted.split('-').map(Number)
    return from !== undefined && to !== undefined && status >= from && status <= to
  })

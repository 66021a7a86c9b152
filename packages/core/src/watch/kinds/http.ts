import { z } from 'zod'
import { checkKind } from '../kind.ts'
import type { Metric } from '../metric.ts'
import type { FormField } from './form.ts'
import { authForm, authSecrets, authSettings } from './http-auth.ts'
import { Pattern } from './pattern.ts'
import { WebAddress } from './web-address.ts'

/** What an HTTP(S) check asks for and what it wants to see. */
export const HttpSettings = z.object({
  kind: z.literal('http'),
  url: WebAddress,
  method: z.enum(['GET', 'HEAD', 'POST']).default('GET'),
  headers: z
    .array(z.object({ name: z.string().regex(/^[A-Za-z0-9-]{1,60}$/), value: z.string().max(2000) }))
    .max(20)
    .default([]),
  body: z.string().max(10_000).default(''),
  /** "200", "200-299", "2xx": one of them must be the answer's status. */
  statuses: z
    .array(z.string().regex(/^([1-5]\d\d(-[1-5]\d\d)?|[1-5]xx)$/, 'watch.not-a-status'))
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
  /** An expression that must be found in the body, or must not. Matched in time that grows with the body alone (RE2). */
  pattern: z.object({ matches: Pattern, absent: z.boolean() }).nullable().default(null),
  /** A value of a JSON body: `data.items[0].title`, and what it must be. */
  json: z
    .object({ path: z.string().min(1).max(200), is: z.string().max(500) })
    .nullable()
    .default(null),
  /** Takes certificates that are expired, of another name or signed by nobody known. What is wrong is said all the same. */
  anyCertificate: z.boolean().default(false),
  ...authSettings,
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

const form: readonly FormField[] = [
  {
    name: 'url',
    zh: '网址',
    en: 'Address',
    input: 'text',
    place: true,
    example: 'https://www.example.gov.cn/',
    help: {
      zh: '从浏览器地址栏里复制过来，以 http:// 或 https:// 开头。',
      en: 'Copy it from the address bar: it begins with http:// or https://.',
    },
  },
  {
    name: 'text',
    zh: '检查页面上的文字',
    en: 'Look for text on the page',
    input: 'part',
    fields: [
      { name: 'holds', zh: '文字', en: 'Text', input: 'text', example: '融媒体中心' },
      {
        name: 'absent',
        zh: '出现这段文字算故障（不勾选：没有出现算故障）',
        en: 'It is trouble when this text is there (otherwise: when it is missing)',
        input: 'yes',
      },
    ],
  },
  {
    name: 'json',
    zh: '检查接口返回的值（JSON）',
    en: 'Look at a value of the answer (JSON)',
    input: 'part',
    fields: [
      { name: 'path', zh: '取哪个值', en: 'Which value', input: 'text', example: 'data.items[0].title' },
      { name: 'is', zh: '应当等于', en: 'What it must be', input: 'text', example: 'ok' },
    ],
  },
  {
    name: 'pattern',
    zh: '用正则表达式检查页面',
    en: 'Look for an expression on the page',
    input: 'part',
    more: true,
    fields: [
      {
        name: 'matches',
        zh: '正则表达式',
        en: 'Expression',
        input: 'text',
        example: '更新于 \\d{4}-\\d{2}',
        help: {
          zh: '写法同 RE2：没有反向引用和前后查找。只看正文前 25 万字。',
          en: 'As in RE2: no back references, no look-around. The first 250,000 characters are looked at.',
        },
      },
      { name: 'absent', zh: '找到算故障', en: 'It is trouble when it is found', input: 'yes' },
    ],
  },
  {
    name: 'method',
    zh: '请求方法',
    en: 'Method',
    input: 'choice',
    more: true,
    options: [
      { value: 'GET', zh: 'GET（打开网页）', en: 'GET (open a page)' },
      { value: 'HEAD', zh: 'HEAD（只问状态，不取正文）', en: 'HEAD (status only, no body)' },
      { value: 'POST', zh: 'POST（提交内容）', en: 'POST (send something)' },
    ],
  },
  {
    name: 'body',
    zh: '提交的内容',
    en: 'What is sent',
    input: 'lines',
    more: true,
    when: { name: 'method', is: ['POST'] },
  },
  {
    name: 'statuses',
    zh: '哪些状态码算正常',
    en: 'Statuses that are fine',
    input: 'words',
    more: true,
    example: '2xx 304',
    help: {
      zh: '如 200、2xx、200-299，多个之间用空格或逗号隔开。',
      en: 'Such as 200, 2xx or 200-299; several with spaces or commas between them.',
    },
  },
  {
    name: 'redirects',
    zh: '最多跟随几次跳转',
    en: 'Redirects followed at most',
    input: 'number',
    more: true,
    help: {
      zh: '0 表示不跟随：网页跳转到登录页也算故障。',
      en: '0: none is followed, so that a redirect to a page of sign-in is trouble.',
    },
  },
  {
    name: 'header',
    zh: '检查响应头',
    en: 'Look at a header of the answer',
    input: 'part',
    more: true,
    fields: [
      { name: 'name', zh: '名称', en: 'Name', input: 'text', example: 'Content-Type' },
      { name: 'holds', zh: '应当包含', en: 'What it must hold', input: 'text', example: 'text/html' },
    ],
  },
  {
    name: 'headers',
    zh: '附加的请求头',
    en: 'Headers sent',
    input: 'rows',
    more: true,
    fields: [
      { name: 'name', zh: '名称', en: 'Name', input: 'text', example: 'Accept-Language' },
      { name: 'value', zh: '值', en: 'Value', input: 'text', example: 'zh-CN' },
    ],
  },
  {
    name: 'anyCertificate',
    zh: '证书有问题也不算故障',
    en: 'A faulty certificate is no trouble',
    input: 'yes',
    more: true,
    help: {
      zh: '内网自签证书时使用。证书的问题仍会写在结果里。',
      en: 'For self-signed certificates of your own network. What is wrong is said all the same.',
    },
  },
  ...authForm,
]

/** HTTP(S). The whole time of a probe is the reading's own; the metrics hold its phases. */
export const httpKind = checkKind<HttpSettings>({
  kind: 'http',
  zh: '网页与接口 HTTP(S)',
  en: 'HTTP(S)',
  group: 'web',
  about: {
    zh: '打开一个网页或接口，看它答不答、答得对不对、有多快，证书还有几天到期。',
    en: 'Opens a page or an interface: does it answer, is the answer right, how fast, and how long is its certificate good.',
  },
  form,
  settings: HttpSettings,
  metrics: () => metrics,
  secrets: authSecrets,
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

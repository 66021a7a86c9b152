import { z } from 'zod'
import { checkKind } from '../kind.ts'
import { listOf, type Saying, say } from '../said/saying.ts'
import { DomainName, Host, Port } from './place.ts'

export const dnsTypes = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'TXT', 'SOA', 'SRV', 'PTR', 'CAA'] as const

/** A question to the domain name system, and the right answer. */
export const DnsSettings = z.object({
  kind: z.literal('dns'),
  name: DomainName,
  type: z.enum(dnsTypes).default('A'),
  /** Records that must be in the answer, as `recordText` writes them; none: any answer will do. */
  expect: z.array(z.string().trim().min(1).max(300)).max(20).default([]),
  /** Whether a record that is not expected is trouble too: a name that was taken over. */
  only: z.boolean().default(false),
  /** Who is asked; '' asks the servers that this machine uses. */
  server: z.union([z.literal(''), Host]).default(''),
  port: Port.default(53),
})
export type DnsSettings = z.infer<typeof DnsSettings>

/** DNS: the right record, not any record. */
export const dnsKind = checkKind<DnsSettings>({
  kind: 'dns',
  zh: '域名解析 DNS',
  en: 'DNS',
  group: 'network',
  about: {
    zh: '查一个域名，看解析结果是不是应有的记录，能发现被改动的解析。',
    en: 'Asks for a name and compares the records: a changed record is seen.',
  },
  form: [
    { name: 'name', zh: '域名', en: 'Name', input: 'text', example: 'www.example.gov.cn' },
    {
      name: 'type',
      zh: '记录类型',
      en: 'Type',
      input: 'choice',
      options: dnsTypes.map((type) => ({ value: type, zh: type, en: type })),
    },
    {
      name: 'expect',
      zh: '应有的记录',
      en: 'Records that must be there',
      input: 'words',
      example: '203.0.113.10',
      help: {
        zh: '多个用空格或逗号隔开；不填则有结果就算正常。MX 只写邮件服务器名，SRV 写 主机:端口。',
        en: 'Several with spaces or commas; left empty, any answer will do. MX by host, SRV as host:port.',
      },
    },
    {
      name: 'only',
      zh: '出现别的记录也算故障',
      en: 'Other records are trouble too',
      input: 'yes',
      help: { zh: '用来发现域名被劫持到别的地址。', en: 'So that a name led elsewhere is seen.' },
    },
    {
      name: 'server',
      zh: '向哪台服务器查',
      en: 'Server asked',
      input: 'text',
      place: true,
      more: true,
      example: '192.168.1.1',
      help: { zh: '不填则用本机的 DNS 设置。', en: 'Left empty, the servers of this machine are asked.' },
    },
    { name: 'port', zh: '服务器端口', en: 'Port of the server', input: 'number', more: true, example: '53' },
  ],
  settings: DnsSettings,
  metrics: () => [
    { key: 'records', zh: '记录数', en: 'Records', unit: 'count' },
    { key: 'ttl-s', zh: '剩余缓存时间', en: 'Time to live', unit: 's' },
  ],
  secrets: [],
  intervalS: 60,
  timeoutS: 5,
  target: ({ name, type }) => `${name} ${type}`,
})

const MOST_SAID = { names: 5, characters: 200 }

/** What a list of records lacks, or has too much; null when it is right. Names are compared without case and final dot. */
export function recordObjection(
  { expect, only }: Pick<DnsSettings, 'expect' | 'only'>,
  found: readonly string[],
): Saying | null {
  if (expect.length === 0) return null
  const plain = (text: string) => text.toLowerCase().replace(/[.]$/, '')
  const wanted = expect.map(plain)
  const there = found.map(plain)
  const missing = expect.filter((_, at) => !there.includes(wanted[at] as string))
  if (missing.length > 0)
    return say('dns.missing', { missing: listOf(missing), found: listOf(found, MOST_SAID) })
  const strange = only ? found.filter((_, at) => !wanted.includes(there[at] as string)) : []
  return strange.length > 0 ? say('dns.strange', { found: listOf(strange, MOST_SAID) }) : null
}

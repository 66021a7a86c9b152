import { z } from 'zod'
import { checkKind } from '../kind.ts'
import { DomainName, Host, Port } from './place.ts'

/** A domain that somebody has to pay for again. */
export const DomainSettings = z.object({
  kind: z.literal('domain'),
  domain: DomainName,
  /** Registries by RDAP, asked in this order; none: the usual one of the ending. */
  rdap: z
    .array(z.url({ protocol: /^https?$/ }).max(500))
    .max(5)
    .default([]),
  /** The WHOIS server that is asked when no RDAP server answers; '': the usual one of the ending. */
  whois: z.union([z.literal(''), Host]).default(''),
  whoisPort: Port.default(43),
})
export type DomainSettings = z.infer<typeof DomainSettings>

/** Domains: days until they end. */
export const domainKind = checkKind<DomainSettings>({
  kind: 'domain',
  zh: '域名到期',
  en: 'Domain expiry',
  group: 'web',
  about: {
    zh: '查注册局，看域名还有几天到期、有没有被暂停解析。',
    en: 'Asks the registry: days until the domain ends, and whether it is on hold.',
  },
  form: [
    {
      name: 'domain',
      zh: '域名',
      en: 'Domain',
      input: 'text',
      example: 'example.cn',
      help: { zh: '写注册时的域名，不带 www。', en: 'As it was registered, without www.' },
    },
    {
      name: 'rdap',
      zh: 'RDAP 服务器',
      en: 'RDAP servers',
      input: 'words',
      more: true,
      example: 'https://rdap.verisign.com/com/v1/',
      help: { zh: '不填则按域名后缀选择。', en: 'Left empty, chosen by the ending.' },
    },
    {
      name: 'whois',
      zh: 'WHOIS 服务器',
      en: 'WHOIS server',
      input: 'text',
      more: true,
      example: 'whois.cnnic.cn',
      help: {
        zh: '不填则按域名后缀选择，.cn 用 whois.cnnic.cn。',
        en: 'Left empty, chosen by the ending: whois.cnnic.cn for .cn.',
      },
    },
    { name: 'whoisPort', zh: 'WHOIS 端口', en: 'Port of WHOIS', input: 'number', more: true, example: '43' },
  ],
  settings: DomainSettings,
  metrics: () => [{ key: 'days-left', zh: '剩余天数', en: 'Days left', unit: 'days' }],
  secrets: [],
  intervalS: 86_400,
  timeoutS: 20,
  target: ({ domain }) => domain,
})

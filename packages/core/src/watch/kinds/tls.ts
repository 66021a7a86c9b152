import { z } from 'zod'
import { checkKind } from '../kind.ts'
import { DomainName, Host, hostField, placeText, Port } from './place.ts'

export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const

/** A certificate, looked at without asking for anything behind it. */
export const TlsSettings = z.object({
  kind: z.literal('tls'),
  host: Host,
  port: Port.default(443),
  /** The name that the certificate must be of; '' takes the host. */
  name: z.union([z.literal(''), DomainName]).default(''),
  /** The oldest protocol that is still taken. */
  oldest: z.enum(tlsVersions).default('TLSv1.2'),
  /** Takes certificates signed by nobody known: for a network's own authority. Name and dates are held to all the same. */
  anyIssuer: z.boolean().default(false),
})
export type TlsSettings = z.infer<typeof TlsSettings>

/** TLS: end date, chain, name and protocol. */
export const tlsKind = checkKind<TlsSettings>({
  kind: 'tls',
  zh: '证书 TLS',
  en: 'TLS certificate',
  group: 'web',
  about: {
    zh: '看证书还有几天到期、是不是这个域名的、证书链完不完整、协议是否过旧。',
    en: 'Days left of a certificate, its name, its chain, and the protocol.',
  },
  form: [
    hostField,
    { name: 'port', zh: '端口', en: 'Port', input: 'number', example: '443' },
    {
      name: 'name',
      zh: '证书上的域名',
      en: 'Name on the certificate',
      input: 'text',
      more: true,
      example: 'www.example.gov.cn',
      help: { zh: '主机写的是 IP 地址时填写。', en: 'For a host given as an address.' },
    },
    {
      name: 'oldest',
      zh: '最旧可接受的协议',
      en: 'Oldest protocol taken',
      input: 'choice',
      more: true,
      options: tlsVersions.map((value) => ({ value, zh: value, en: value })),
    },
    {
      name: 'anyIssuer',
      zh: '接受自签证书',
      en: 'Take self-signed certificates',
      input: 'yes',
      more: true,
    },
  ],
  settings: TlsSettings,
  metrics: () => [
    { key: 'certificate-days', zh: '证书剩余天数', en: 'Certificate days left', unit: 'days' },
    { key: 'chain-days', zh: '证书链最短剩余天数', en: 'Days left of the chain', unit: 'days' },
    { key: 'connect-ms', zh: '建立连接', en: 'Connect', unit: 'ms' },
    { key: 'tls-ms', zh: 'TLS 握手', en: 'TLS handshake', unit: 'ms' },
    { key: 'protocol', zh: '协议版本', en: 'Protocol version', unit: 'number' },
  ],
  secrets: [],
  intervalS: 3_600,
  timeoutS: 10,
  target: ({ host, port }) => placeText(host, port),
})

import { z } from 'zod'
import { checkKind } from '../kind.ts'
import type { Metric } from '../metric.ts'
import type { FormField } from './form.ts'
import { unitField, UnitOfOwn } from './own-unit.ts'
import { Host, hostField, MetricName, noneTwice, placeText, Port, portField } from './place.ts'

/** An OID in numbers, with or without a dot before it. */
export const Oid = z
  .string()
  .trim()
  .max(300)
  .regex(/^[.]?[0-2]([.]\d{1,10}){1,100}$/, 'watch.not-an-oid')

/** An OID without the dot before it. */
export const bareOid = (oid: string): string => oid.replace(/^[.]/, '')

/** Who asks, in SNMP's own words. The keys are secrets. */
export const snmpAuth = ['none', 'md5', 'sha', 'sha256', 'sha512'] as const
export const snmpPrivacy = ['none', 'des', 'aes', 'aes256'] as const

/** A device that speaks SNMP, and what is read from it. */
export const SnmpSettings = z
  .object({
    kind: z.literal('snmp'),
    host: Host,
    port: Port.default(161),
    version: z.enum(['2c', '3']).default('2c'),
    user: z.string().max(100).default(''),
    auth: z.enum(snmpAuth).default('none'),
    privacy: z.enum(snmpPrivacy).default('none'),
    what: z.enum(['system', 'interfaces', 'ups', 'printer', 'storage', 'oids']).default('system'),
    /** Interfaces, or places of storage, by the names that the device gives them. */
    names: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
    oids: z
      .array(
        z.object({
          name: MetricName,
          oid: Oid,
          /** The change per second, for what only counts up. */
          rate: z.boolean().default(false),
          /** What a value is multiplied by: 0.1 for tenths. */
          factor: z.number().default(1),
          unit: UnitOfOwn,
        }),
      )
      .max(30)
      .refine(noneTwice, 'watch.same-name-twice')
      .default([]),
  })
  .superRefine((settings, context) => {
    const missing = (path: string) =>
      context.addIssue({ code: 'custom', path: [path], message: 'field.missing', input: settings })
    if (settings.version === '3' && settings.user === '') missing('user')
    if (['interfaces', 'storage'].includes(settings.what) && settings.names.length === 0) missing('names')
    if (settings.what === 'oids' && settings.oids.length === 0) missing('oids')
    if (settings.privacy !== 'none' && settings.auth === 'none') missing('auth')
  })
export type SnmpSettings = z.infer<typeof SnmpSettings>

const ofSystem: readonly Metric[] = [
  { key: 'uptime', zh: '开机时长', en: 'Uptime', unit: 's' },
  { key: 'cpu', zh: 'CPU 使用率', en: 'CPU', unit: 'percent' },
]
const ofUps: readonly Metric[] = [
  { key: 'battery-charge', zh: '电池电量', en: 'Battery charge', unit: 'percent' },
  { key: 'battery-minutes', zh: '电池可用分钟', en: 'Minutes on battery', unit: 'number' },
  { key: 'on-battery', zh: '电池已供电', en: 'On battery for', unit: 's' },
  { key: 'load', zh: '负载', en: 'Load', unit: 'percent' },
  { key: 'input-volt', zh: '输入电压', en: 'Input', unit: 'volt' },
  { key: 'temperature', zh: '电池温度', en: 'Battery temperature', unit: 'celsius' },
]
const ofPrinter: readonly Metric[] = [
  { key: 'supply', zh: '最少的耗材', en: 'Lowest supply', unit: 'percent' },
  { key: 'pages', zh: '累计页数', en: 'Pages', unit: 'count' },
]
const ofInterface = (name: string): Metric[] => [
  { key: `in:${name}`, zh: `${name} 接收`, en: `${name} in`, unit: 'bit/s' },
  { key: `out:${name}`, zh: `${name} 发送`, en: `${name} out`, unit: 'bit/s' },
  { key: `in-errors:${name}`, zh: `${name} 接收错误`, en: `${name} errors in`, unit: 'count/s' },
  { key: `out-errors:${name}`, zh: `${name} 发送错误`, en: `${name} errors out`, unit: 'count/s' },
  { key: `up:${name}`, zh: `${name} 是否连通`, en: `${name} up`, unit: 'code' },
]
const ofStorage = (name: string): Metric[] => [
  { key: `used:${name}`, zh: `${name} 使用率`, en: `${name} used`, unit: 'percent' },
  { key: `free:${name}`, zh: `${name} 剩余空间`, en: `${name} free`, unit: 'bytes' },
]

/** What the device is, then the OIDs that a person named: always in this order. */
export const snmpMetrics = ({ what, names, oids }: SnmpSettings): readonly Metric[] => [
  ...(what === 'system' ? ofSystem : []),
  ...(what === 'ups' ? ofUps : []),
  ...(what === 'printer' ? ofPrinter : []),
  ...(what === 'interfaces' ? names.flatMap(ofInterface) : []),
  ...(what === 'storage' ? names.flatMap(ofStorage) : []),
  ...oids.map(({ name, unit }): Metric => ({ key: `own:${name}`, zh: name, en: name, unit })),
]

const onlyV3 = { name: 'version', is: ['3'] } as const
const form: readonly FormField[] = [
  hostField,
  {
    name: 'what',
    zh: '看什么',
    en: 'What is read',
    input: 'choice',
    options: [
      { value: 'system', zh: '设备本身（开机时长、CPU）', en: 'The device (uptime, CPU)' },
      { value: 'interfaces', zh: '网络接口（流量、错误、通断）', en: 'Interfaces (traffic, errors, state)' },
      { value: 'ups', zh: 'UPS 电源', en: 'UPS' },
      { value: 'printer', zh: '打印机', en: 'Printer' },
      { value: 'storage', zh: '存储空间', en: 'Storage' },
      { value: 'oids', zh: '只看下面填的 OID', en: 'Only the OIDs below' },
    ],
  },
  {
    name: 'names',
    zh: '哪些接口或磁盘',
    en: 'Interfaces or places of storage',
    input: 'words',
    example: 'GigabitEthernet0/1',
    when: { name: 'what', is: ['interfaces', 'storage'] },
    help: {
      zh: '写设备上的名称：接口如 eth0，存储如 / 或 C:。名称写错时，结果里会列出设备上有哪些。',
      en: 'As the device names them: eth0, / or C:. When a name is wrong, the result lists those that there are.',
    },
  },
  {
    name: 'version',
    zh: 'SNMP 版本',
    en: 'Version',
    input: 'choice',
    options: [
      { value: '2c', zh: 'v2c（团体名）', en: 'v2c (community)' },
      { value: '3', zh: 'v3（用户，可加密）', en: 'v3 (user, may be encrypted)' },
    ],
  },
  {
    name: 'community',
    zh: '团体名',
    en: 'Community',
    input: 'secret',
    when: { name: 'version', is: ['2c'] },
    help: { zh: '不填则用 public。', en: 'Left empty: public.' },
  },
  { name: 'user', zh: '用户名', en: 'User name', input: 'text', when: onlyV3 },
  {
    name: 'auth',
    zh: '认证方式',
    en: 'Authentication',
    input: 'choice',
    when: onlyV3,
    options: [
      { value: 'none', zh: '不认证', en: 'None' },
      { value: 'md5', zh: 'MD5', en: 'MD5' },
      { value: 'sha', zh: 'SHA-1', en: 'SHA-1' },
      { value: 'sha256', zh: 'SHA-256', en: 'SHA-256' },
      { value: 'sha512', zh: 'SHA-512', en: 'SHA-512' },
    ],
  },
  { name: 'authKey', zh: '认证密码', en: 'Authentication password', input: 'secret', when: onlyV3 },
  {
    name: 'privacy',
    zh: '加密方式',
    en: 'Encryption',
    input: 'choice',
    when: onlyV3,
    options: [
      { value: 'none', zh: '不加密', en: 'None' },
      { value: 'des', zh: 'DES', en: 'DES' },
      { value: 'aes', zh: 'AES-128', en: 'AES-128' },
      { value: 'aes256', zh: 'AES-256', en: 'AES-256' },
    ],
  },
  { name: 'privacyKey', zh: '加密密码', en: 'Encryption password', input: 'secret', when: onlyV3 },
  {
    name: 'oids',
    zh: '其他 OID',
    en: 'Other OIDs',
    input: 'rows',
    more: true,
    fields: [
      { name: 'name', zh: '名称', en: 'Name', input: 'text', example: '机柜温度' },
      { name: 'oid', zh: 'OID', en: 'OID', input: 'text', example: '1.3.6.1.2.1.99.1.1.1.4.1' },
      { name: 'rate', zh: '每秒变化', en: 'Change per second', input: 'yes' },
      { name: 'factor', zh: '乘以', en: 'Times', input: 'number', example: '0.1' },
      unitField,
    ],
  },
  portField(161),
]

/** SNMP: switches, UPS, printers, storage, and anything with an OID. */
export const snmpKind = checkKind<SnmpSettings>({
  kind: 'snmp',
  zh: '设备 SNMP（交换机、UPS、打印机、存储）',
  en: 'SNMP (switches, UPS, printers, storage)',
  group: 'host',
  about: {
    zh: '读交换机流量和错误、UPS 电池、打印机耗材、存储空间，或任意一个 OID。',
    en: 'Reads traffic and errors of switches, batteries of UPS, supplies of printers, storage, or any OID.',
  },
  form,
  settings: SnmpSettings,
  metrics: snmpMetrics,
  secrets: ['community', 'authKey', 'privacyKey'],
  intervalS: 60,
  timeoutS: 10,
  target: ({ host, port }) => (port === 161 ? host : placeText(host, port)),
})

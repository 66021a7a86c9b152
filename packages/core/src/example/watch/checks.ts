import { Check } from '../../watch/check.ts'
import type { CheckSettings } from '../../watch/kinds/all.ts'
import { usualRule } from '../../watch/judge.ts'
import type { Severity } from '../../watch/severity.ts'
import type { Threshold } from '../../watch/threshold.ts'
import type { Instant } from '../../kernel/time.ts'
import { centerId } from '../center.ts'
import { exampleId } from '../ids.ts'
import { deviceId } from './devices.ts'
import { systemId, type SystemKey } from './systems.ts'
import { simTarget } from './targets.ts'

/** A check of the example with the simulated target that it looks at. */
export type ExampleCheck = { readonly check: Omit<Check, 'no'>; readonly target: string }

const HOST = '127.0.0.1'
const DAY_S = 86_400

type Row = {
  readonly key: string
  readonly system: SystemKey
  readonly device?: string
  readonly name: string
  readonly target: string
  /** The settings without their kind's defaults, as a form would send them. */
  readonly settings: (
    port: number,
  ) => { readonly kind: CheckSettings['kind'] } & Readonly<Record<string, unknown>>
  readonly severity: Severity
  readonly intervalS: number
  readonly thresholds?: readonly Threshold[]
  /** The checks, by key, without which it cannot be up. */
  readonly needs?: readonly string[]
}

const above = (metric: string, value: number, critical = false): Threshold => ({
  kind: 'level',
  metric,
  when: 'above',
  value,
  critical,
})
const below = (metric: string, value: number, critical = false): Threshold => ({
  kind: 'level',
  metric,
  when: 'below',
  value,
  critical,
})
/** Full within five days, at the pace of the last day. */
const filling = (metric: string, value: number): Threshold => ({
  kind: 'forecast',
  metric,
  when: 'above',
  value,
  withinS: 5 * DAY_S,
  windowS: DAY_S,
  critical: false,
})

const core = ['core-switch']

/** A page or an interface, and from how many milliseconds to the first byte on it is slow. */
const web = (
  key: string,
  system: SystemKey,
  name: string,
  slowMs: number,
  severity: Severity,
  more: Partial<Row> & { readonly asks?: Readonly<Record<string, unknown>> } = {},
): Row => {
  const { asks = {}, ...rest } = more
  return {
    key,
    system,
    name,
    target: key,
    severity,
    intervalS: 30,
    thresholds: [above('first-byte-ms', slowMs)],
    settings: (port) => ({ kind: 'http', url: `http://${HOST}:${port}/${key}`, ...asks }),
    ...rest,
  }
}

const says = (path: string, is: string) => ({ json: { path, is } })
const holds = (text: string) => ({ text: { holds: text, absent: false } })

const port = (
  key: string,
  system: SystemKey,
  name: string,
  severity: Severity,
  more: Partial<Row> & { readonly asks?: Readonly<Record<string, unknown>> } = {},
): Row => {
  const { asks = {}, ...rest } = more
  return {
    key,
    system,
    name,
    target: key,
    severity,
    intervalS: 30,
    needs: core,
    settings: (at) => ({ kind: 'tcp', host: HOST, port: at + simTarget(key).port, ...asks }),
    ...rest,
  }
}

/** A machine by the page of its exporter. */
const machine = (
  key: string,
  template: 'node' | 'windows',
  system: SystemKey,
  name: string,
  severity: Severity,
  more: Partial<Row> = {},
): Row => {
  const disk = template === 'node' ? '/' : 'D:'
  return {
    key,
    system,
    device: key,
    name,
    target: key,
    severity,
    intervalS: 60,
    thresholds: [
      above(`disk-used:${disk}`, 90),
      filling(`disk-used:${disk}`, 97),
      above('cpu', 95),
      above('temperature', 85),
    ],
    settings: (at) => ({
      kind: 'exporter',
      url: `http://${HOST}:${at}/${key}/metrics`,
      template,
      disks: [disk],
      services: [],
    }),
    ...more,
  }
}

const LOAD_OID = '1.3.6.1.2.1.25.3.3.1.2.1'
const TEMPERATURE_OID = '1.3.6.1.2.1.99.1.1.1.4.1'

/** OIDs that stand for numbers of a target, by the OID. */
export const oidNumbers: Readonly<Record<string, string>> = {
  [LOAD_OID]: 'cpu',
  [TEMPERATURE_OID]: 'temperature',
}

const heat = { name: '温度', oid: TEMPERATURE_OID, unit: 'celsius' }
const hot = (limit: number) => above('own:温度', limit)

/** A device by SNMP. @param asks what is read from it, and the OIDs besides */
const device = (
  key: string,
  system: SystemKey,
  name: string,
  severity: Severity,
  asks: Readonly<Record<string, unknown>>,
  thresholds: readonly Threshold[],
  more: Partial<Row> = {},
): Row => ({
  key,
  system,
  device: key,
  name,
  target: key,
  severity,
  intervalS: 60,
  thresholds,
  settings: (at) => ({ kind: 'snmp', host: HOST, port: at + simTarget(key).port, ...asks }),
  ...more,
})

/** How much goes through one port of a switch. */
const traffic = (key: string, target: string, name: string, portName: string, mostMbit: number): Row => ({
  ...device(target, 'network', name, 'notice', { what: 'interfaces', names: [portName] }, [
    above(`in:${portName}`, mostMbit * 1e6),
    below(`up:${portName}`, 1, true),
  ]),
  key,
  needs: [target],
})

const rtspHello = {
  send: 'OPTIONS * RTSP/1.0\\r\\nCSeq: 1\\r\\n\\r\\n',
  expect: 'RTSP/1.0 200',
}

const rows: readonly Row[] = [
  web('app-api', 'client', '客户端接口', 250, 'urgent', { asks: says('data.status', 'ok') }),
  web('app-news', 'client', '新闻列表接口', 400, 'urgent', { asks: says('code', '0'), device: 'app-host-1' }),
  web('app-h5', 'client', 'H5页面', 400, 'important', { asks: holds('融媒号') }),
  web('web-site', 'client', '网站首页', 500, 'important', {
    asks: holds('示例区融媒体中心'),
    device: 'web',
    intervalS: 60,
  }),
  web('app-cms', 'client', '内容后台', 800, 'important', {
    asks: holds('请登录'),
    device: 'cms',
    needs: core,
  }),
  web('app-audit', 'client', '内容审核接口', 1000, 'important', { asks: says('code', '0'), needs: core }),
  web('app-push', 'client', '消息推送', 350, 'notice', { asks: says('code', '0'), intervalS: 60 }),
  {
    key: 'cache',
    system: 'client',
    device: 'app-db',
    name: '接口缓存',
    target: 'cache',
    severity: 'important',
    intervalS: 60,
    needs: core,
    settings: (at) => ({
      kind: 'database',
      engine: 'redis',
      host: HOST,
      port: at + simTarget('cache').port,
      query: 'DBSIZE',
    }),
  },
  machine('app-host-1', 'node', 'client', '云主机1运行情况', 'important'),
  machine('app-host-2', 'node', 'client', '云主机2运行情况', 'important'),
  web('wechat-page', 'wechat', '公众号文章页', 900, 'important', {
    asks: holds('示例区融媒体中心'),
    intervalS: 60,
  }),
  web('wechat-api', 'wechat', '公众号接口凭证', 700, 'important', {
    asks: says('errcode', '0'),
    device: 'wechat-host',
    intervalS: 60,
  }),
  web('wechat-mini', 'wechat', '小程序接口', 500, 'important', { asks: says('code', '0') }),
  web('wechat-image', 'wechat', '图片服务', 500, 'notice', { device: 'wechat-image', needs: core }),
  port('playout-main', 'playout', '主播出控制口', 'urgent', { device: 'playout-1', intervalS: 10 }),
  port('playout-backup', 'playout', '备播出控制口', 'important', { device: 'playout-2' }),
  web('playout-state', 'playout', '播出状态', 200, 'urgent', {
    asks: says('main', 'on-air'),
    needs: core,
    intervalS: 10,
  }),
  {
    key: 'playout-ready',
    system: 'playout',
    name: '备播就绪',
    target: 'playout-state',
    severity: 'important',
    intervalS: 60,
    needs: core,
    settings: (at) => ({
      kind: 'http',
      url: `http://${HOST}:${at}/playout-state`,
      ...says('backup', 'ready'),
    }),
  },
  machine('playout-1', 'windows', 'playout', '主播出服务器运行情况', 'important', { needs: core }),
  machine('playout-2', 'windows', 'playout', '备播出服务器运行情况', 'important', { needs: core }),
  web('subtitle', 'playout', '字幕机', 250, 'important', { device: 'subtitle', needs: core }),
  port('switcher', 'playout', '播出切换台', 'important', { device: 'switcher' }),
  port('transmitter', 'playout', '发射机房链路', 'urgent', { device: 'link' }),
  {
    key: 'live-tv',
    system: 'playout',
    device: 'encoder-tv',
    name: '综合频道直播流',
    target: 'live-tv',
    severity: 'urgent',
    intervalS: 15,
    needs: core,
    settings: (at) => ({
      kind: 'hls',
      url: `http://${HOST}:${at}/live-tv/index.m3u8`,
      minKbps: 200,
      loudness: { from: -28, to: -18 },
    }),
  },
  {
    key: 'live-radio',
    system: 'playout',
    device: 'encoder-radio',
    name: '广播直播流',
    target: 'live-radio',
    severity: 'important',
    intervalS: 30,
    needs: core,
    settings: (at) => ({
      kind: 'hls',
      url: `http://${HOST}:${at}/live-radio/index.m3u8`,
      black: null,
      freeze: null,
      loudness: { from: -28, to: -18 },
    }),
  },
  {
    key: 'live-h5',
    system: 'playout',
    name: '客户端直播入口',
    target: 'live-tv',
    severity: 'important',
    intervalS: 30,
    needs: ['live-tv'],
    settings: (at) => ({
      kind: 'http',
      url: `http://${HOST}:${at}/live-tv/index.m3u8`,
      ...holds('#EXTM3U'),
    }),
  },
  web('newsroom', 'production', '文稿系统', 600, 'important', {
    asks: holds('文稿系统'),
    device: 'newsroom',
    needs: core,
  }),
  web('transcode', 'production', '转码服务', 200, 'important', {
    asks: says('code', '0'),
    device: 'transcode',
    needs: core,
  }),
  {
    key: 'transcode-queue',
    system: 'production',
    device: 'transcode',
    name: '转码排队',
    target: 'transcode',
    severity: 'notice',
    intervalS: 60,
    needs: ['transcode'],
    thresholds: [above('own:排队', 30)],
    settings: (at) => ({
      kind: 'exporter',
      url: `http://${HOST}:${at}/transcode/metrics`,
      template: 'own',
      metrics: [{ name: '排队', metric: 'device_number{name="waiting"}', rate: false, unit: 'count' }],
    }),
  },
  port('camera-studio', 'production', '演播室机位', 'important', { asks: rtspHello, device: 'camera-1' }),
  port('camera-tower', 'production', '高点全景', 'notice', { asks: rtspHello, device: 'camera-tower' }),
  port('live-push', 'production', '外场直播推流口', 'important', {}),
  port('intercom', 'production', '演播室通话', 'notice', { device: 'audio', intervalS: 60 }),
  machine('render', 'windows', 'production', '渲染机运行情况', 'notice', { needs: core }),
  device('printer', 'production', '编辑部打印机碳粉', 'notice', { what: 'printer' }, [below('supply', 10)], {
    intervalS: 600,
    needs: core,
  }),
  web('mam-search', 'storage', '媒资检索', 1200, 'important', {
    asks: says('code', '0'),
    device: 'mam',
    needs: core,
  }),
  web('mam-admin', 'storage', '媒资后台', 600, 'notice', {
    asks: holds('媒资管理'),
    device: 'mam',
    needs: core,
  }),
  port('share', 'storage', '共享素材盘端口', 'urgent', { device: 'array', needs: ['storage-switch'] }),
  device(
    'array',
    'storage',
    '媒资阵列',
    'important',
    { what: 'storage', names: ['/media', '/archive'], oids: [heat] },
    [above('used:/media', 88), filling('used:/media', 95), above('used:/archive', 88), hot(50)],
    { needs: ['storage-switch'] },
  ),
  device('storage-switch', 'network', '存储交换机', 'urgent', { oids: [heat] }, [hot(55)], {
    needs: core,
    intervalS: 30,
  }),
  device('core-switch', 'network', '核心交换机', 'urgent', { oids: [heat] }, [above('cpu', 80), hot(55)], {
    intervalS: 15,
  }),
  device('studio-switch', 'network', '制作区交换机', 'important', { oids: [heat] }, [hot(55)], {
    needs: core,
    intervalS: 30,
  }),
  device('firewall', 'network', '出口防火墙', 'urgent', { oids: [heat] }, [above('cpu', 85), hot(60)], {
    intervalS: 30,
  }),
  traffic('internet', 'firewall', '互联网出口流量', 'GigabitEthernet0/0/1', 800),
  traffic('core-uplink', 'core-switch', '核心交换机上联流量', 'Ten-GigabitEthernet1/0/1', 8000),
  traffic('storage-uplink', 'storage-switch', '存储交换机上联流量', 'Ten-GigabitEthernet1/0/1', 8000),
  device('ups-room', 'network', '机房UPS', 'urgent', { what: 'ups' }, [
    below('input-volt', 180),
    below('battery-charge', 50, true),
    above('load', 80),
  ]),
  device('ups-tower', 'network', '发射机房UPS', 'urgent', { what: 'ups' }, [
    below('input-volt', 180),
    below('battery-charge', 50, true),
  ]),
  {
    key: 'dns',
    system: 'network',
    name: '接口域名解析',
    target: 'dns',
    severity: 'urgent',
    intervalS: 60,
    needs: core,
    settings: (at) => ({
      kind: 'dns',
      name: 'api.media.example',
      expect: ['192.0.2.11'],
      only: true,
      server: HOST,
      port: at + simTarget('dns').port,
    }),
  },
  {
    key: 'dns-live',
    system: 'network',
    name: '直播域名解析',
    target: 'dns',
    severity: 'important',
    intervalS: 60,
    needs: core,
    settings: (at) => ({
      kind: 'dns',
      name: 'live.media.example',
      expect: ['192.0.2.12'],
      server: HOST,
      port: at + simTarget('dns').port,
    }),
  },
  {
    key: 'ntp',
    system: 'network',
    name: '对时服务器',
    target: 'ntp',
    severity: 'important',
    intervalS: 60,
    needs: core,
    settings: (at) => ({ kind: 'ntp', host: HOST, port: at + simTarget('ntp').port }),
  },
  ...[1, 2, 3, 4, 5, 6].map((nth) =>
    machine(`nle-${nth}`, 'windows', 'nle', `非编${nth}号机`, nth === 6 ? 'notice' : 'important', {
      needs: core,
    }),
  ),
  ...[1, 3, 5].map(
    (nth): Row => ({
      key: `nle-${nth}-edit`,
      system: 'nle',
      device: `nle-${nth}`,
      name: `非编${nth}号机编辑软件`,
      target: `nle-${nth}`,
      severity: 'notice',
      intervalS: 120,
      needs: [`nle-${nth}`],
      settings: (at) => ({
        kind: 'exporter',
        url: `http://${HOST}:${at}/nle-${nth}/metrics`,
        template: 'windows',
        services: ['edius'],
      }),
    }),
  ),
]

const keys = rows.map((row) => row.key)

/** @throws Error for a key that no check has: a slip in the example's own data */
export function checkId(key: string): Check['id'] {
  const place = keys.indexOf(key)
  if (place < 0) throw new Error(`the example has no check ${key}`)
  return Check.shape.id.parse(exampleId('chk', '9999', place + 1))
}

/** The checks of the example. @param firstPort of the block at which their targets are simulated */
export const exampleChecks = (firstPort: number, enteredAt: Instant): ExampleCheck[] =>
  rows.map((row) => ({
    target: row.target,
    check: Check.omit({ no: true }).parse({
      id: checkId(row.key),
      unitId: centerId,
      systemId: systemId(row.system),
      deviceId: row.device === undefined ? null : deviceId(row.device),
      name: row.name,
      settings: row.settings(firstPort),
      intervalS: row.intervalS,
      timeoutS: Math.min(5, row.intervalS),
      rule: usualRule,
      thresholds: row.thresholds ?? [],
      severity: row.severity,
      needs: (row.needs ?? []).map(checkId),
      paused: false,
      agentId: null,
      note: '',
      changedAt: enteredAt,
      version: 1,
    }),
  }))

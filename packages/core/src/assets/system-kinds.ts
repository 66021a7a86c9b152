import type { Choices, DeviceKind } from './choices.ts'

/** A check that is usual for systems of a kind: its kind as checks are called (`http`, `snmp` …), and what it looks at. */
export type UsualCheck = { readonly kind: string; readonly zh: string; readonly en: string }

/** What a kind of system usually consists of; a form begins with it, and people change what is different here. */
export type SystemTemplate = {
  readonly zh: string
  readonly en: string
  readonly importance: 'core' | 'important' | 'normal'
  readonly description: { readonly zh: string; readonly en: string }
  readonly devices: readonly DeviceKind[]
  readonly checks: readonly UsualCheck[]
}

const check = (kind: string, zh: string, en: string): UsualCheck => ({ kind, zh, en })
const ping = check('icmp', '设备是否在线', 'Whether the device answers')
const host = check('exporter', 'CPU、内存和磁盘', 'Processor, memory and disks')

/** The systems of a county media center, by kind. @source docs/operate/assets.md#kinds */
export const systemKinds = {
  'client-app': {
    zh: '客户端',
    en: 'Client app',
    importance: 'core',
    description: {
      zh: '新闻客户端及其后台：内容发布、用户、推送和直播入口',
      en: 'The news app and what stands behind it',
    },
    devices: ['cloud-host', 'server', 'storage', 'firewall'],
    checks: [
      check('http', '首页和接口能否打开', 'Whether home page and interfaces open'),
      check('tls', '证书还有多少天到期', 'Days until the certificate ends'),
      check('dns', '域名解析是否正确', 'Whether the name resolves rightly'),
      check('domain', '域名还有多少天到期', 'Days until the domain ends'),
      host,
    ],
  },
  wechat: {
    zh: '微信平台',
    en: 'WeChat platform',
    importance: 'important',
    description: {
      zh: '微信公众号、视频号及其对接后台',
      en: 'WeChat accounts and the program that serves them',
    },
    devices: ['cloud-host', 'server'],
    checks: [
      check('http', '对接后台能否打开', 'Whether the program behind it opens'),
      check('tls', '证书还有多少天到期', 'Days until the certificate ends'),
      check('push', '定时任务是否按时报到', 'Whether its timed work reports in'),
    ],
  },
  playout: {
    zh: '播出系统',
    en: 'Playout',
    importance: 'core',
    description: {
      zh: '频道播出：播出服务器、切换、编码和传输',
      en: 'Playout servers, switching, encoding and transmission of the channels',
    },
    devices: ['playout-server', 'matrix', 'mixer', 'encoder', 'transmitter', 'switch', 'ups'],
    checks: [
      check('hls', '直播流有无黑场、静帧、静音', 'Black, frozen or silent live streams'),
      check('udp-ts', '传输流是否正常', 'Whether the transport stream is sound'),
      check('snmp', '播出服务器和编码器的状态', 'State of playout servers and encoders'),
      ping,
    ],
  },
  production: {
    zh: '制作系统',
    en: 'Production',
    importance: 'important',
    description: {
      zh: '演播室、录制与制作网',
      en: 'Studios, recording and the production network',
    },
    devices: ['camera', 'mixer', 'audio', 'workstation', 'server', 'switch'],
    checks: [ping, host, check('smb', '制作共享能否读写', 'Whether the shared folder can be written to')],
  },
  storage: {
    zh: '存储系统',
    en: 'Storage',
    importance: 'core',
    description: {
      zh: '在线存储、近线存储和媒资归档',
      en: 'Online and nearline storage, and the media archive',
    },
    devices: ['storage', 'server', 'switch', 'ups'],
    checks: [
      check('snmp', '硬盘、控制器和剩余空间', 'Disks, controllers and free space'),
      check('nfs', '共享能否读写', 'Whether the share can be written to'),
      host,
    ],
  },
  network: {
    zh: '网络系统',
    en: 'Network',
    importance: 'core',
    description: {
      zh: '办公网、制作网和互联网出口',
      en: 'Office and production networks and the way to the internet',
    },
    devices: ['switch', 'router', 'firewall', 'wireless', 'ups', 'air-conditioner'],
    checks: [
      ping,
      check('snmp', '端口流量、错包和设备状态', 'Traffic, errors and state of the ports'),
      check('dns', '域名解析是否正常', 'Whether names resolve'),
      check('ntp', '时钟是否准确', 'Whether clocks are right'),
    ],
  },
  nle: {
    zh: '非编设备',
    en: 'Editing suites',
    importance: 'important',
    description: {
      zh: '非线性编辑工作站及配套设备',
      en: 'Non-linear editing stations and what belongs to them',
    },
    devices: ['edit-station', 'display', 'audio', 'storage'],
    checks: [ping, host],
  },
  other: {
    zh: '其他系统',
    en: 'Other',
    importance: 'normal',
    description: { zh: '', en: '' },
    devices: ['server', 'other'],
    checks: [ping],
  },
} as const satisfies Readonly<Record<string, SystemTemplate>> & Choices
export type SystemKind = keyof typeof systemKinds

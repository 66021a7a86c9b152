import type { Instant } from '../../kernel/time.ts'
import { chance, seedOf } from './wave.ts'

/** What a target does while something is wrong with it. */
export type Effect =
  /** Connections are refused, or cut at once. */
  | { readonly kind: 'refused' }
  /** Nothing comes back. */
  | { readonly kind: 'silent' }
  /** It answers that it cannot. */
  | { readonly kind: 'error'; readonly status: number }
  /** It takes so many times as long. */
  | { readonly kind: 'slow'; readonly times: number }
  /** It sends a picture, and there is nothing to be seen. */
  | { readonly kind: 'black' }
  /** Some of its numbers are these instead. */
  | { readonly kind: 'numbers'; readonly numbers: Readonly<Record<string, number>> }

/** Something that went wrong with targets of the example, [from, to), and why, in the words of who mended it. */
export type Trouble = {
  readonly targets: readonly string[]
  readonly from: Instant
  readonly to: Instant
  readonly effect: Effect
  readonly why: string
}

/** When the example began: the first moment of that day in Shanghai, and the moment itself. */
export type Begun = { readonly dayAt: Instant; readonly at: Instant }

const MINUTE = 60_000
const DAY = 86_400_000
const SHANGHAI = 8 * 3_600_000
/** What happened comes again after 52 weeks, on the same weekday. */
const ROUND = 364

/** The beginning that falls on a moment. */
export const begunAt = (at: Instant): Begun => ({
  at,
  dayAt: (Math.floor((at + SHANGHAI) / DAY) * DAY - SHANGHAI) as Instant,
})

const refused: Effect = { kind: 'refused' }
const silent: Effect = { kind: 'silent' }
const error = (status: number): Effect => ({ kind: 'error', status })
const slow = (times: number): Effect => ({ kind: 'slow', times })

/** Everything that is reached over the core switch. What stands behind it goes with it. */
const behindCoreSwitch = [
  'core-switch',
  'studio-switch',
  'storage-switch',
  'app-cms',
  'app-audit',
  'wechat-image',
  'playout-state',
  'subtitle',
  'newsroom',
  'transcode',
  'mam-search',
  'mam-admin',
  'live-tv',
  'live-radio',
  'playout-1',
  'playout-2',
  'render',
  'nle-1',
  'nle-2',
  'nle-3',
  'nle-4',
  'nle-5',
  'nle-6',
  'playout-main',
  'playout-backup',
  'switcher',
  'transmitter',
  'share',
  'intercom',
  'cache',
  'camera-studio',
  'camera-tower',
  'live-push',
  'dns',
  'ntp',
  'array',
  'printer',
]

type Happened = readonly [
  daysAgo: number,
  clock: string,
  minutes: number,
  targets: readonly string[],
  Effect,
  why: string,
]

/** The year before the example begins, oldest first. */
const year: readonly Happened[] = [
  [352, '10:18', 38, ['app-audit'], error(502), '审核接口服务商夜间升级后证书链不全，补装中间证书后恢复。'],
  [
    338,
    '15:40',
    96,
    ['app-api', 'app-news', 'app-h5'],
    slow(9),
    '市运动会开幕，访问量为平日的六倍，临时增加云主机带宽。',
  ],
  [325, '08:52', 21, ['subtitle'], refused, '字幕机操作系统蓝屏，重启后恢复，已更新显卡驱动。'],
  [309, '19:26', 47, ['transmitter'], refused, '发射机房光缆被施工挖断，切换到无线备路，运营商当晚接通。'],
  [296, '14:03', 132, ['mam-search'], slow(8), '媒资索引重建占满磁盘读写，改到夜间执行。'],
  [287, '16:11', 18, ['switcher'], refused, '切换台控制网口松动，重新插接并加固。'],
  [
    276,
    '02:41',
    55,
    ['ups-room'],
    { kind: 'numbers', numbers: { input: 0, charge: 71, minutes: 31 } },
    '市电检修停电55分钟，机房UPS正常放电，播出未受影响。',
  ],
  [261, '09:34', 66, ['nle-2', 'nle-5'], refused, '非编工作站系统补丁安装后反复重启，回退补丁。'],
  [244, '20:05', 9, ['live-tv'], error(404), '编码器重启后推流名写错，更正后恢复。'],
  [231, '11:20', 205, ['wechat-api'], error(503), '公众平台接口凭证超出当日调用次数，次日改为统一缓存。'],
  [218, '13:47', 34, ['share'], refused, '存储交换机端口协商异常，更换网线。'],
  [203, '17:55', 74, ['app-push'], slow(10), '推送服务商通道拥堵，改用备用通道。'],
  [189, '03:12', 41, ['playout-2'], refused, '备播服务器内存报错自动重启，更换内存条。'],
  [174, '10:02', 27, ['transcode'], error(500), '转码许可证到期未续，联系供应方当日续期。'],
  [160, '18:33', 12, ['camera-tower'], silent, '高点摄像机遭雷击断电，远程复位。'],
  [151, '15:10', 160, ['dns'], slow(40), '域名解析服务器遭异常查询，限制来源后恢复。'],
  [139, '07:48', 58, ['app-cms'], error(500), '内容后台数据盘写满，清理日志并加上磁盘预测告警。'],
  [121, '21:14', 16, ['live-push'], refused, '外场直播推流服务器进程退出，加上自动拉起。'],
  [108, '14:25', 88, ['newsroom'], slow(12), '文稿系统全文检索无索引，供应方补建索引。'],
  [
    97,
    '12:40',
    170,
    ['core-switch', 'storage-switch'],
    { kind: 'numbers', numbers: { temperature: 63 } },
    '机房空调压缩机停机，温度升到63度，启用备用空调。',
  ],
  [83, '09:15', 31, ['playout-main'], refused, '主播出服务器例行升级后控制服务未启动，备机在播，手工启动。'],
  [71, '16:20', 44, ['wechat-mini'], error(502), '小程序后台发布新版本配置有误，回退版本。'],
  [59, '10:50', 23, ['cache'], refused, '缓存服务内存用尽退出，调大内存上限并设淘汰策略。'],
  [46, '19:02', 14, ['web-site', 'app-h5'], error(503), '网站源站连接数用尽，调整连接池。'],
  [
    34,
    '15:28',
    52,
    ['firewall'],
    { kind: 'numbers', numbers: { cpu: 96 } },
    '防火墙特征库升级时处理器占满，改到凌晨升级。',
  ],
  [
    23,
    '16:42',
    43,
    behindCoreSwitch,
    silent,
    '核心交换机电源模块故障，整机停机43分钟，更换备用电源模块后恢复。',
  ],
  [12, '20:31', 11, ['live-tv'], slow(60), '编码器到源站链路拥塞，切片延迟，直播改走备路后恢复。'],
  [
    8,
    '13:05',
    26,
    ['ups-tower'],
    { kind: 'numbers', numbers: { input: 0, charge: 83, minutes: 77 } },
    '发射机房市电闪断，UPS放电26分钟，供电部门恢复供电。',
  ],
  [
    6,
    '08:17',
    9,
    ['web-site'],
    error(502),
    '网站应用夜间升级后未拉起，代理返回502，手工启动，加上开机自启。',
  ],
  [5, '10:12', 19, ['app-news'], error(500), '新闻列表接口发布后报错，回退到上一版本。'],
  [
    4,
    '21:47',
    6,
    ['live-tv'],
    { kind: 'black' },
    '直播编码器信号线松动，综合频道直播黑场6分钟，重新插接后恢复。',
  ],
  [2, '14:36', 28, ['mam-search'], slow(7), '媒资批量入库，检索变慢，入库改到下班后执行。'],
  [1, '09:41', 13, ['nle-4'], refused, '非编4号机显卡驱动崩溃，重启恢复。'],
]

/** What goes wrong for a few minutes now and then, without anybody being to blame. */
const small: readonly (readonly [target: string, Effect, why: string])[] = [
  ['app-api', slow(8), '访问量短时升高，接口变慢。'],
  ['app-news', slow(7), '数据库慢查询，列表接口变慢。'],
  ['app-audit', slow(9), '审核服务商接口变慢。'],
  ['wechat-image', error(503), '图片服务短时繁忙。'],
  ['mam-search', slow(6), '媒资检索任务排队。'],
  ['newsroom', slow(9), '文稿系统短时卡顿。'],
  ['transcode', { kind: 'numbers', numbers: { waiting: 37 } }, '集中上传素材，转码排队。'],
  ['render', { kind: 'numbers', numbers: { cpu: 99 } }, '整点栏目包装渲染。'],
  ['nle-6', refused, '非编6号机重启。'],
  ['camera-tower', silent, '高点摄像机网络抖动。'],
]

/** Each Tuesday at night some machines are worked at, in turn (例行检修). */
const serviced: readonly (readonly string[])[] = [
  ['nle-1', 'nle-2', 'nle-3'],
  ['playout-2', 'playout-backup'],
  ['mam-search', 'mam-admin'],
  ['nle-4', 'nle-5', 'nle-6'],
  ['app-cms'],
  ['render', 'transcode'],
  ['subtitle'],
]

/** The hours of the weekly maintenance, by the clock in Shanghai. */
export const serviceHours = { weekday: 2, from: '02:00', to: '04:00' } as const

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** What is wrong, was or will be, within a span, in the order it begins. The same for the same beginning, however often asked. */
export function troubles(begun: Begun, from: Instant, to: Instant): Trouble[] {
  const found: Trouble[] = []
  const add = (at: number, minutes: number, targets: readonly string[], effect: Effect, why: string) => {
    const one = { targets, from: at as Instant, to: (at + minutes * MINUTE) as Instant, effect, why }
    if (one.from < to && one.to > from) found.push(one)
  }
  const first = Math.floor((from - begun.dayAt) / DAY) - 1
  const last = Math.ceil((to - begun.dayAt) / DAY)
  for (let day = first; day <= last; day++) {
    const start = begun.dayAt + day * DAY
    const ago = (ROUND - (((day % ROUND) + ROUND) % ROUND)) % ROUND
    for (const [daysAgo, clock, minutes, targets, effect, why] of year)
      if (daysAgo === ago) add(start + minutesOf(clock) * MINUTE, minutes, targets, effect, why)
    smallOf(start, day, add)
    linkOf(start, day, add)
    serviceOf(start, add)
  }
  tour(begun, add)
  return found.sort((a, b) => a.from - b.from)
}

const seeds = {
  small: seedOf('small'),
  which: seedOf('which'),
  hour: seedOf('hour'),
  long: seedOf('long'),
  rain: seedOf('rain'),
} as const

type Add = (at: number, minutes: number, targets: readonly string[], effect: Effect, why: string) => void

function smallOf(start: number, day: number, add: Add): void {
  if (chance(seeds.small, day) > 0.16) return
  const [target, effect, why] = small[
    Math.floor(chance(seeds.which, day) * small.length)
  ] as (typeof small)[number]
  const at = (8.5 + chance(seeds.hour, day) * 12) * 60
  add(start + Math.floor(at) * MINUTE, 5 + Math.floor(chance(seeds.long, day) * 11), [target], effect, why)
}

/** On a rainy afternoon now and then, the radio link to the transmitter goes up and down for an hour. */
function linkOf(start: number, day: number, add: Add): void {
  if (chance(seeds.rain, day) > 0.012) return
  for (let i = 0; i < 11; i++)
    add(
      start + (14 * 60 + i * 6) * MINUTE,
      3,
      ['transmitter'],
      refused,
      '大雨，发射机房微波备路时断时续；天晴后恢复，已列入光缆双路由改造。',
    )
}

function serviceOf(start: number, add: Add): void {
  const days = Math.floor((start + SHANGHAI) / DAY)
  // The 1st of January 1970 was a Thursday, so day 5 after it was a Tuesday.
  if (days % 7 !== 5) return
  const targets = serviced[Math.floor(days / 7) % serviced.length] as readonly string[]
  add(
    start + (minutesOf(serviceHours.from) + 25) * MINUTE,
    22,
    targets,
    refused,
    '例行检修：更新补丁并重启。',
  )
}

/** In the first hour somebody looks on: two small things happen, so that it is seen how they are told. */
function tour({ at }: Begun, add: Add): void {
  add(at + 5 * MINUTE, 7, ['wechat-image'], slow(40), '图片服务短时繁忙。')
  add(at + 15 * MINUTE, 8, ['nle-6'], refused, '非编6号机重启。')
}

/** What is wrong with a target at a moment; null when all is well. @param known troubles, of which those at that moment count */
export const troubleOn = (known: readonly Trouble[], target: string, at: Instant): Trouble | null =>
  known.find((t) => t.from <= at && at < t.to && t.targets.includes(target)) ?? null

import type { Scenario } from '@rongheng/core/example/watch/scenario'
import { simTarget } from '@rongheng/core/example/watch/targets'
import type { Instant } from '@rongheng/core/kernel/time'
import { nodeExporter, windowsExporter } from './exporter.ts'
import { masterPlaylist, playlist, segment, segmentBegins } from './video/live.ts'

/** What a site sends when it is well. */
export type Answer = { readonly mediaType: string; readonly body: string | Buffer }

const HTML = 'text/html; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'

const page = (title: string, body: string): Answer => ({
  mediaType: HTML,
  body: `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1>${body}<footer>示例区融媒体中心 · 示例，不是真实单位</footer></body></html>
`,
})

const json = (value: unknown): Answer => ({ mediaType: JSON_TYPE, body: `${JSON.stringify(value)}\n` })

const fine = (more: object = {}): Answer => json({ code: 0, message: 'ok', data: { status: 'ok', ...more } })

const news = [
  '区文化活动中心开放',
  '城区道路改造完工',
  '中小学生运动会开幕',
  '防汛值守安排',
  '便民服务网点增加',
]

/** The pages and interfaces of the example center, by the key of their target: `/app-api` is answered by `app-api`. */
const sites: Readonly<Record<string, (scenario: Scenario, at: Instant) => Answer>> = {
  'app-api': () => fine({ version: '6.2.1' }),
  'app-news': () =>
    json({
      code: 0,
      message: 'ok',
      data: { total: news.length, items: news.map((title, n) => ({ id: n + 1, title })) },
    }),
  'app-cms': () =>
    page('内容管理后台', '<p>请登录</p><form><input name="user"><input type="password"></form>'),
  'app-audit': () => fine({ queue: 3 }),
  'app-push': () => fine({ channels: 2 }),
  'app-h5': () => page('融媒号', news.map((title) => `<article><h2>${title}</h2></article>`).join('')),
  'web-site': () => page('示例区融媒体中心', news.map((title) => `<p><a href="#">${title}</a></p>`).join('')),
  'wechat-page': () => page('示例区融媒体中心公众号', `<h2>${news[0]}</h2><p>本报讯……</p>`),
  'wechat-api': () => json({ errcode: 0, errmsg: 'ok', expires_in: 7200 }),
  'wechat-mini': () => fine(),
  'wechat-image': () => ({ mediaType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
  'playout-state': () => json({ main: 'on-air', backup: 'ready', channel: '综合频道', next: '新闻联播转播' }),
  subtitle: () => fine({ queue: 0 }),
  newsroom: () => page('文稿系统', '<p>串联单</p>'),
  transcode: (scenario, at) => fine({ waiting: Math.round(scenario.number('transcode', 'waiting', at)) }),
  'mam-search': () => json({ code: 0, data: { total: 128_460, hits: 20 } }),
  'mam-admin': () => page('媒资管理', '<p>请登录</p>'),
}

const servers = ['app-host-1', 'app-host-2']
const machines = ['playout-1', 'playout-2', 'render', 'nle-1', 'nle-2', 'nle-3', 'nle-4', 'nle-5', 'nle-6']

/** What stands below the name of a target; null for nothing. @param rest `index.m3u8`, '' for the target itself */
export function answerOf(key: string, rest: string, scenario: Scenario, at: Instant): Answer | null {
  if (key === 'live-tv' || key === 'live-radio') return liveAnswer(key, rest, scenario, at)
  if (rest === 'metrics') {
    const told = servers.includes(key) ? nodeExporter : machines.includes(key) ? windowsExporter : ownNumbers
    return { mediaType: 'text/plain; version=0.0.4; charset=utf-8', body: told(key, scenario, at) }
  }
  return rest === '' ? (sites[key]?.(scenario, at) ?? null) : null
}

/** The numbers of a target that has an exporter of its own, as one for SNMP gives them. */
const ownNumbers = (key: string, scenario: Scenario, at: Instant): string =>
  [
    '# HELP device_number A number that the device tells of itself.',
    '# TYPE device_number gauge',
    ...Object.keys(simTarget(key).numbers).map(
      (name) => `device_number{name="${name}"} ${scenario.number(key, name, at)}`,
    ),
    '',
  ].join('\n')

const LIST = 'application/vnd.apple.mpegurl'

function liveAnswer(key: string, rest: string, scenario: Scenario, at: Instant): Answer | null {
  const withPicture = key === 'live-tv'
  if (rest === 'index.m3u8')
    return {
      mediaType: LIST,
      body: masterPlaylist(withPicture ? 400_000 : 90_000, withPicture ? '320x176' : null),
    }
  if (rest === 'stream.m3u8') return { mediaType: LIST, body: playlist(at) }
  const number = Number(/^segment-(\d{1,12})\.ts$/.exec(rest)?.[1] ?? Number.NaN)
  const isBlack = scenario.effectOn(key, segmentBegins(number))?.kind === 'black'
  const bytes = segment(number, withPicture ? (isBlack ? 'black' : 'test') : null, at)
  return bytes && { mediaType: 'video/mp2t', body: bytes }
}

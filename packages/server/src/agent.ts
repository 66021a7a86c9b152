import { readFileSync } from 'node:fs'
import path from 'node:path'
import { agentProbes } from './ports.ts'
import type { Settings } from './settings.ts'
import { agentPlace, type Identity, type Place } from './watch/agent/place.ts'
import { runAgent } from './watch/agent/run-agent.ts'
import { serverLine, type ServerLine } from './watch/agent/server-line.ts'
import { openSpool } from './watch/agent/spool.ts'

type Words = (zh: string, en: string) => string

/** The server does not know the token any more: whoever starts it again is to look first. */
const TURNED_AWAY = 3

/**
 * The program as an agent: runs the checks of a network that the server cannot reach, and tells the server what it read. It opens
 * no database and listens nowhere.
 *
 * @param told when it is to stop @returns the exit code; 3 when the server has turned it away
 */
export async function keepAgent(settings: Settings, told: Promise<void>, words: Words): Promise<number> {
  const version = (
    JSON.parse(readFileSync(path.join(settings.root, 'package.json'), 'utf8')) as { version: string }
  ).version
  const say = (zh: string, en: string) => console.log(`${new Date().toISOString()} ${words(zh, en)}`)
  const place = agentPlace(settings.dataDir)
  const ca = settings.agent.ca === '' ? undefined : readFileSync(settings.agent.ca, 'utf8')
  const server = settings.agent.server || place.identity()?.server || ''
  if (!isWebAddress(server)) {
    console.error(
      words(
        '要写服务器地址：--server https://主机（第一次还要 --code 一次性注册码）',
        'The server is missing: --server https://host (and --code the first time)',
      ),
    )
    return 2
  }
  const line = serverLine(new URL(server), ca)
  if (!line.isPrivate)
    say(
      '到服务器的线路没有加密（http://）：令牌会被中间的人看到，带密码的监测点不运行。请改用 https://。',
      'The line to the server is not encrypted (http://): others on the way can read the token, and checks with secrets do not run. Use https://.',
    )
  const identity = await identityAt(place, line, { server, code: settings.agent.code, version })
  if (!identity) {
    console.error(
      words(
        '还没有注册：请在“采集代理”页面取一次性注册码，用 --code 注册。',
        'Not registered yet: take a one-time code from the page of agents, and pass it with --code.',
      ),
    )
    return 2
  }
  say(
    `采集代理 ${identity.name} 已启动，服务器 ${server}。`,
    `Agent ${identity.name} runs; its server is ${server}.`,
  )
  const stop = new AbortController()
  void told.then(() => stop.abort())
  const end = await runAgent(
    {
      place,
      identity,
      line,
      version,
      ...agentProbes(settings),
      spool: openSpool(place.spoolFolder, place.rules.mostMiB * 1024 * 1024),
      say: ({ zh, en }) => say(zh, en),
    },
    stop.signal,
  )
  if (end !== 'turned-away') return 0
  say(
    '服务器不认这个代理了：它已经停用，或者在别处重新注册过。没有送出的采样留在数据目录里。',
    'The server does not know this agent any more: it was turned away, or registered elsewhere. Readings that were not sent stay in the data directory.',
  )
  return TURNED_AWAY
}

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)

/** Who it is; with a one-time code it becomes somebody first. A code that was used by this very agent does no harm. */
async function identityAt(
  place: Place,
  line: ServerLine,
  given: { readonly server: string; readonly code: string; readonly version: string },
): Promise<Identity | null> {
  const known = place.identity()
  if (known || given.code === '') return known ? { ...known, server: given.server } : null
  const { agentId, token, name } = await line.register(given.code, given.version)
  const identity = { agentId, token, name, server: given.server }
  place.keepIdentity(identity)
  return identity
}

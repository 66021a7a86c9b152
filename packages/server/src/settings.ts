import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What the program is started with; everything has a default. */
export type Settings = {
  readonly mode: 'serve' | 'control' | 'migrate' | 'restore' | 'desk' | 'agent'
  /** Where the program's own files are: rulebook, pages, migrations. */
  readonly root: string
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly filesDir: string
  readonly databaseUrl: string | undefined
  readonly example: boolean
  readonly trustProxy: string | undefined
  readonly metricsToken: string | undefined
  /** Where readings are kept when that is not the database. */
  readonly readings: ReadingsPlace | null
  readonly logLevel: string
  /** Where SNMP traps are heard; null: nowhere. */
  readonly trapPort: number | null
  /** Folders in which checks may look at disks. */
  readonly checkDisks: readonly string[]
  /** The archive to restore. */
  readonly archive: string
  /** For an agent: its server, the one-time code, and the certificate of who signed the server's. */
  readonly agent: { readonly server: string; readonly code: string; readonly ca: string }
  /** Print what was done as JSON. */
  readonly json: boolean
}

/** A Prometheus-compatible store of readings, and what lets us in. */
export type ReadingsPlace = {
  readonly url: string
  readonly queryUrl: string | undefined
  readonly login: { readonly user: string; readonly password: string } | undefined
  readonly token: string | undefined
}

const Port = z.coerce.number().int().min(0).max(65_535)

const LogLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])

/** `10.0.0.1`, `10.0.0.0/8`, or one of the three names for private addresses; several with commas between them. */
const isProxyList = (text: string): boolean =>
  text
    .split(',')
    .map((part) => part.trim())
    .every((part) => {
      const [address = '', bits] = part.split('/')
      const width = isIP(address) === 6 ? 128 : 32
      if (isIP(address) !== 0) return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= width)
      return ['loopback', 'linklocal', 'uniquelocal'].includes(part)
    })

/** A setting that cannot be meant; its message is for people. */
class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/**
 * Reads settings from the environment and the command line.
 *
 * @throws SettingsError with a sentence when one of them cannot be meant
 */
export function readSettings(env: NodeJS.ProcessEnv, args: readonly string[]): Settings {
  const root = programRoot()
  const port = Port.safeParse(env['PORT'] || 8620)
  if (!port.success) throw new SettingsError(`PORT=${env['PORT']} 不是端口号 / is not a port`)
  const trapPort = Port.optional().safeParse(env['TRAP_PORT'] || undefined)
  if (!trapPort.success) throw new SettingsError(`TRAP_PORT=${env['TRAP_PORT']} 不是端口号 / is not a port`)
  const logLevel = LogLevel.optional().safeParse(env['LOG_LEVEL'] || undefined)
  if (!logLevel.success)
    throw new SettingsError(
      `LOG_LEVEL=${env['LOG_LEVEL']} 不是日志级别，可用 / is not a level; there are: ${LogLevel.options.join(' ')}`,
    )
  const trustProxy = env['TRUST_PROXY'] || undefined
  if (trustProxy !== undefined && !isProxyList(trustProxy))
    throw new SettingsError(
      `TRUST_PROXY=${trustProxy} 不是地址，应写反向代理的 IP 或网段，如 127.0.0.1,10.0.0.0/8 / is no address or network of a proxy`,
    )
  const databaseUrl = env['DATABASE_URL'] || undefined
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl))
    throw new SettingsError(
      'DATABASE_URL 应写成 / has to read postgresql://用户:密码@主机:5432/库名 （密码里的特殊字符须按网址编码 / special characters of the password percent-encoded）',
    )
  const readings = readingsPlace(env)
  const known = ['--empty', '--control', '--migrate', '--desk', '--agent', '--json']
  const withValue = ['--restore', '--server', '--code', '--ca']
  const valueOf = (name: string) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? '') : '')
  const strange = args.find((arg, at) =>
    withValue.includes(args[at - 1] ?? '') ? false : ![...known, ...withValue].includes(arg),
  )
  if (strange !== undefined) throw new SettingsError(`不认识的参数 / unknown argument: ${strange}`)
  const mode = args.includes('--control')
    ? 'control'
    : args.includes('--migrate')
      ? 'migrate'
      : args.includes('--restore')
        ? 'restore'
        : args.includes('--desk')
          ? 'desk'
          : args.includes('--agent')
            ? 'agent'
            : 'serve'
  // An agent has nothing to do with the records of a server that lies beside it.
  const dataDir = path.resolve(env['DATA_DIR'] || path.join(root, mode === 'agent' ? 'agent-data' : 'data'))
  return {
    mode,
    root,
    host: env['HOST'] || '127.0.0.1',
    port: port.data,
    dataDir,
    filesDir: path.resolve(env['FILES_DIR'] || path.join(dataDir, 'files')),
    databaseUrl,
    example: !args.includes('--empty'),
    trustProxy,
    metricsToken: env['METRICS_TOKEN'] || undefined,
    readings,
    logLevel: logLevel.data ?? (mode === 'serve' ? 'info' : 'warn'),
    archive: mode === 'restore' ? path.resolve(valueOf('--restore')) : '',
    agent: { server: valueOf('--server'), code: valueOf('--code'), ca: valueOf('--ca') },
    trapPort: trapPort.data ?? null,
    checkDisks: (env['CHECK_DISKS'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
    json: args.includes('--json'),
  }
}

function readingsPlace(env: NodeJS.ProcessEnv): ReadingsPlace | null {
  const url = env['READINGS_URL'] || undefined
  const queryUrl = env['READINGS_QUERY_URL'] || undefined
  if (url === undefined) return null
  for (const [name, text] of Object.entries({ READINGS_URL: url, READINGS_QUERY_URL: queryUrl }))
    if (text !== undefined && !isPlainWebUrl(text))
      throw new SettingsError(
        `${name} 应写成 / has to read http://主机:8428 （账号写在 READINGS_USER、READINGS_PASSWORD 或 READINGS_TOKEN，不写在网址里 / an account goes there, not into the address）`,
      )
  const user = env['READINGS_USER'] || undefined
  return {
    url,
    queryUrl,
    login: user === undefined ? undefined : { user, password: env['READINGS_PASSWORD'] ?? '' },
    token: env['READINGS_TOKEN'] || undefined,
  }
}

/** An address of the web without an account in it: addresses are written into logs. */
function isPlainWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash } = new URL(text)
  return ['http:', 'https:'].includes(protocol) && `${username}${password}${search}${hash}` === ''
}

function isPostgresUrl(text: string): boolean {
  try {
    return ['postgres:', 'postgresql:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}

/** The folder that holds `rulebook/`: above the sources, and above the bundle in `dist/`. */
export function programRoot(): string {
  for (let at = path.dirname(fileURLToPath(import.meta.url)); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, 'rulebook')) && existsSync(path.join(at, 'package.json'))) return at
    if (path.dirname(at) === at) throw new Error('the folder rulebook/ of the program is missing')
  }
}

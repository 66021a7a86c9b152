import { z } from 'zod'
import { checkKind } from '../kind.ts'
import { Host, hostField, placeText, Port } from './place.ts'

export const databaseEngines = ['postgresql', 'mysql', 'sqlserver', 'redis'] as const
export type DatabaseEngine = (typeof databaseEngines)[number]

/** Where each engine listens unless it was told otherwise. */
export const usualPorts: Readonly<Record<DatabaseEngine, number>> = {
  postgresql: 5_432,
  mysql: 3_306,
  sqlserver: 1_433,
  redis: 6_379,
}

/** What Redis may be asked: commands that read, one value each. */
const READING =
  /^(PING|DBSIZE|(GET|LLEN|SCARD|ZCARD|HLEN|STRLEN|TTL|EXISTS|XLEN) \S+|HGET \S+ \S+|INFO \w+ \w+)$/i

/** How a question in SQL begins: by accident nothing is changed. What the account may do is for the database to say. */
const ASKING = /^(SELECT|WITH|SHOW|VALUES|TABLE)\b/i

/** A database that lets itself be asked one thing. */
export const DatabaseSettings = z
  .object({
    kind: z.literal('database'),
    engine: z.enum(databaseEngines).default('postgresql'),
    host: Host,
    /** null: the engine's usual one. */
    port: Port.nullable().default(null),
    user: z.string().trim().max(100).default(''),
    /** Of Redis: its number. */
    database: z.string().trim().max(100).default(''),
    tls: z.boolean().default(false),
    /** Its first value is kept when it is a number. '' asks whether the database answers at all. */
    query: z.string().trim().max(2_000).default(''),
  })
  .superRefine((settings, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message, input: settings })
    if (settings.engine !== 'redis') {
      if (settings.user === '') fault('user', 'field.missing')
      if (settings.query !== '' && !ASKING.test(settings.query)) fault('query', 'watch.not-a-question')
      return
    }
    if (settings.query !== '' && !READING.test(settings.query)) fault('query', 'watch.not-a-reading-command')
    if (!/^\d{0,5}$/.test(settings.database)) fault('database', 'watch.not-a-redis-database')
  })
export type DatabaseSettings = z.infer<typeof DatabaseSettings>

/** The port that is connected to. */
export const databasePort = ({ engine, port }: Pick<DatabaseSettings, 'engine' | 'port'>): number =>
  port ?? usualPorts[engine]

/** Databases: connect, and one query. */
export const databaseKind = checkKind<DatabaseSettings>({
  kind: 'database',
  zh: '数据库',
  en: 'Database',
  group: 'host',
  about: {
    zh: '登录数据库，做一次查询；查询结果是数字的，可以画曲线、设阈值。',
    en: 'Signs in to a database and asks one thing; a number in the answer can be charted and limited.',
  },
  form: [
    {
      name: 'engine',
      zh: '数据库类型',
      en: 'Engine',
      input: 'choice',
      options: [
        { value: 'postgresql', zh: 'PostgreSQL', en: 'PostgreSQL' },
        { value: 'mysql', zh: 'MySQL / MariaDB', en: 'MySQL / MariaDB' },
        { value: 'sqlserver', zh: 'SQL Server', en: 'SQL Server' },
        { value: 'redis', zh: 'Redis', en: 'Redis' },
      ],
    },
    hostField,
    {
      name: 'port',
      zh: '端口',
      en: 'Port',
      input: 'number',
      more: true,
      help: { zh: '不填则用该数据库的默认端口。', en: "Left empty, the engine's usual port." },
    },
    {
      name: 'user',
      zh: '用户名',
      en: 'User name',
      input: 'text',
      help: {
        zh: '请为监测建一个只读账号。Redis 没有用户名的不填。',
        en: 'Make an account for this check that may only read. Redis without names: leave it empty.',
      },
    },
    { name: 'password', zh: '密码', en: 'Password', input: 'secret' },
    {
      name: 'database',
      zh: '库名',
      en: 'Database',
      input: 'text',
      help: { zh: 'Redis 写库的编号，一般是 0。', en: 'Of Redis its number, mostly 0.' },
    },
    { name: 'tls', zh: '加密连接（TLS）', en: 'Encrypted (TLS)', input: 'yes', more: true },
    {
      name: 'query',
      zh: '查询',
      en: 'Query',
      input: 'lines',
      more: true,
      example: 'SELECT count(*) FROM news WHERE state = 0',
      help: {
        zh: '只取第一行第一列。PostgreSQL、MySQL 在只读事务里执行。Redis 只能用读命令，如 INFO memory used_memory、LLEN 队列名。',
        en: 'The first value of the first row is taken. PostgreSQL and MySQL run it in a transaction that only reads; of Redis only reading commands: INFO memory used_memory, LLEN queue.',
      },
    },
  ],
  settings: DatabaseSettings,
  metrics: () => [
    { key: 'connect-ms', zh: '连接和登录', en: 'Connect and sign in', unit: 'ms' },
    { key: 'query-ms', zh: '查询用时', en: 'Query', unit: 'ms' },
    { key: 'value', zh: '查询结果', en: 'Result', unit: 'number' },
  ],
  secrets: ['password'],
  intervalS: 60,
  timeoutS: 10,
  target: (settings) => placeText(settings.host, databasePort(settings)),
})

/** The first value of an answer as a number; null when it is none. Text that is a number counts: sums come as text. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

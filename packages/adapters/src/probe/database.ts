import {
  type DatabaseEngine,
  databaseKind,
  databasePort,
  type DatabaseSettings,
  numberIn,
} from '@rongheng/core/watch/kinds/database'
import type { Probe } from '@rongheng/core/watch/probe'
import { say } from '@rongheng/core/watch/said/saying'
import type { Asking, DatabaseAnswer } from './database/answer.ts'
import { allowedAddress } from './guarded-lookup.ts'
import { looked } from './look.ts'

/** How each engine is asked; its driver is loaded with the first question. */
const ask: Readonly<Record<DatabaseEngine, (asking: Asking) => Promise<DatabaseAnswer>>> = {
  postgresql: async (asking) => (await import('./database/postgresql.ts')).askPostgresql(asking),
  mysql: async (asking) => (await import('./database/mysql.ts')).askMysql(asking),
  sqlserver: async (asking) => (await import('./database/sql-server.ts')).askSqlServer(asking),
  redis: async (asking) => (await import('./database/redis.ts')).askRedis(asking),
}

/** Signs in to a database, and asks one thing. */
export const databaseProbe: Probe<DatabaseSettings> = (settings, given) =>
  looked(given, databaseKind.metrics(settings).length, async (stop) => {
    const port = databasePort(settings)
    const { address } = await allowedAddress(settings.host, port, given.reach)
    const password = given.secrets['password'] ?? ''
    const started = performance.now()
    const { signedInAt, value } = await ask[settings.engine]({
      settings,
      password,
      address,
      port,
      stop,
      timeoutMs: given.timeoutMs,
    })
    const number = settings.query === '' ? null : numberIn(value)
    return {
      ok: true,
      values: [signedInAt - started, performance.now() - signedInAt, number],
      detail: '',
      ...(settings.query !== '' && number === null ? { note: say('database.no-number') } : {}),
    }
  })

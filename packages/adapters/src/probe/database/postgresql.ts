import net from 'node:net'
import { type Asking, type DatabaseAnswer, held } from './answer.ts'

/** Signs in to PostgreSQL, and asks within a transaction that only reads. */
export async function askPostgresql(asking: Asking): Promise<DatabaseAnswer> {
  const { settings, password, address, port, stop, timeoutMs } = asking
  const { user, database, tls, query, host } = settings
  const { default: pg } = await import('pg')
  const socket = new net.Socket()
  const { broken } = held(socket, stop)
  const client = new pg.Client({
    user,
    // As a function, so that an empty password is not looked for in the environment of this server.
    password: () => password,
    database: database === '' ? user : database,
    host: address,
    port,
    stream: () => socket,
    ssl: tls ? { rejectUnauthorized: false, ...(net.isIP(host) ? {} : { servername: host }) } : false,
    connectionTimeoutMillis: timeoutMs,
    application_name: 'rongheng-check',
  })
  client.on('error', () => {})
  return Promise.race([
    broken,
    (async () => {
      await client.connect()
      const signedInAt = performance.now()
      await client.query('BEGIN READ ONLY')
      // The extended protocol takes one statement: nothing can end the transaction and go on.
      const asked = {
        text: query === '' ? 'SELECT 1' : query,
        rowMode: 'array' as const,
        queryMode: 'extended',
      }
      const { rows } = await client.query<unknown[]>(asked)
      return { signedInAt, value: rows[0]?.[0] }
    })(),
  ])
}
